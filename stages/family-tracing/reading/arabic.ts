import { present } from '../../../domain/kernel/present.ts';

/** Consonants of Arabic-script alphabets as English speakers hear them. */
const CONSONANTS: Readonly<Record<string, string>> = {
  ...{ ب: 'b', پ: 'p', ت: 't', ث: 'th', ج: 'j', چ: 'ch', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z' },
  ...{ ژ: 'zh', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', غ: 'gh', ف: 'f', ڤ: 'v', ق: 'q', ك: 'k' },
  ...{
    ک: 'k',
    گ: 'g',
    ل: 'l',
    م: 'm',
    ن: 'n',
    ه: 'h',
    ہ: 'h',
    ھ: 'h',
    ع: '’',
    ټ: 't',
    ٹ: 't',
    ډ: 'd',
    ڈ: 'd',
  },
  ...{ ړ: 'r', ڑ: 'r', ڕ: 'r', ږ: 'g', ښ: 'kh', ځ: 'z', څ: 'ts', ڼ: 'n', ں: 'n', ڵ: 'l', ګ: 'g', ڭ: 'ng' },
};
/** Letters that are always a vowel. */
const VOWELS: Readonly<Record<string, string>> = {
  ...{ ا: 'a', آ: 'a', أ: 'a', إ: 'i', ٱ: 'a', ى: 'a', ة: 'a', ؤ: 'u', ئ: 'i', ې: 'e', ے: 'e', ێ: 'e' },
  ...{ ە: 'e', ۀ: 'eh', ۆ: 'o', ۇ: 'u' },
};
/** Written vowel marks; most texts leave them out. */
const MARKS: Readonly<Record<string, string>> = {
  ...{ '\u064e': 'a', '\u064f': 'u', '\u0650': 'i', '\u064b': 'an', '\u064c': 'un', '\u064d': 'in' },
  ...{ '\u0670': 'a', '\u0652': '' },
};
const SHADDA = '\u0651';
const isWaw = (letter: string): boolean => letter === 'و' || letter === 'ۋ';
const isYa = (letter: string): boolean => 'يیۍ'.includes(letter);

interface Sound {
  readonly text: string;
  readonly vowel: boolean;
  /** Whether a vowel can follow this consonant: not after a mark that rules one out. */
  readonly closed?: boolean;
}

/** Waw and ya are vowels between consonants and at the end, consonants at the start and beside a vowel. */
function glide(letters: readonly string[], at: number, before: Sound | undefined): Sound {
  const waw = isWaw(present(letters[at], `a letter at ${at}`));
  const next = letters[at + 1];
  const beforeVowel = next !== undefined && (VOWELS[next] !== undefined || MARKS[next] !== undefined);
  const doubled = next === SHADDA;
  if (before === undefined || before.vowel || beforeVowel || doubled)
    return { text: waw ? 'w' : 'y', vowel: false };
  return { text: waw ? 'u' : 'i', vowel: true };
}

function soundsOf(letters: readonly string[]): Sound[] {
  const sounds: Sound[] = [];
  letters.forEach((letter, at) => {
    const last = sounds.at(-1);
    const mark = MARKS[letter];
    if (mark === '' && last) sounds[sounds.length - 1] = { ...last, closed: true };
    else if (mark) sounds.push({ text: mark, vowel: true });
    else if (letter === SHADDA && last && !last.vowel) sounds.push(last);
    else if (CONSONANTS[letter] !== undefined) sounds.push({ text: CONSONANTS[letter], vowel: false });
    else if (isWaw(letter) || isYa(letter)) sounds.push(glide(letters, at, last));
    else if (VOWELS[letter] !== undefined && !(last?.vowel && last.text === VOWELS[letter]))
      sounds.push({ text: VOWELS[letter], vowel: true });
  });
  return sounds;
}

/** What follows a long vowel before two consonants: شاكر is shakir, يوسفي yusufi. */
const AFTER_LONG: Readonly<Record<string, string>> = { a: 'i', u: 'u', i: 'i' };

/**
 * Adds the unwritten vowels: one after a first consonant, one between the two that follow a written vowel, and one
 * before a third consonant in a row.
 */
function spoken(sounds: readonly Sound[]): string {
  let text = '';
  let open = false;
  sounds.forEach((sound, at) => {
    const [before, next] = [sounds[at - 1], sounds[at + 1]];
    text += sound.text;
    const cluster = !sound.vowel && !sound.closed && next !== undefined && !next.vowel && next !== sound;
    const long = before?.vowel === true ? AFTER_LONG[before.text] : undefined;
    const missing = !cluster ? '' : !open ? 'a' : at > 1 && long !== undefined ? long : '';
    text += missing;
    open = sound.vowel || missing !== '';
  });
  return text;
}

/**
 * A reading of a word in Arabic script by its letters alone, in lower case: شمسان → shamsan. A guess where vowels are
 * not written; listed names use their usual spelling instead.
 */
export function transliterateArabic(word: string): string {
  const plain = word.normalize('NFC').replace(/([\u064b-\u0650])\u0651/g, '\u0651$1');
  const letters = [...plain.replace(/^ئ(?=.)/, '').replace(/(?<=.)ه$/, 'ةه')];
  return spoken(soundsOf(letters))
    .replace(/^’(?=[aeiou])/, '')
    .replace(/^’/, 'a');
}
