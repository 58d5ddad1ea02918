import { ethiopicToLatin } from '../../../domain/tracing/names/ethiopic.ts';

const endsInVowel = (syllable: string): boolean => /[aeiou]$/.test(syllable);

/**
 * How a word in Ethiopic script may be read, in lower case. A letter of the sixth order has no vowel or a short one; it
 * is read where consonants would come together: ክፍሌ → kifle.
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
