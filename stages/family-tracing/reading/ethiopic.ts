import { ethiopicToLatin } from '../../../domain/tracing/names/ethiopic.ts';

const endsInVowel = (syllable: string): boolean => /[aeiou]$/.test(syllable);

/**
 * A reading of a word in Ethiopic script, in lower case. Sixth-order letters have a short vowel or none; it is read
 * where consonants would otherwise collide: ክፍሌ → kifle.
 */
export function transliterateEthiopic(word: string): string {
  const syllables = [...word.normalize('NFC')].map(ethiopicToLatin).filter((syllable) => syllable !== '');
  let text = '';
  let open = false;
  syllables.forEach((syllable, at) => {
    if (syllable === 'i' && open) return;
    const last = at + 1 === syllables.length;
    const short = !endsInVowel(syllable) && !open && (!last || at === 0);
    text += short ? `${syllable}i` : syllable;
    open = short || endsInVowel(syllable);
  });
  return text;
}
