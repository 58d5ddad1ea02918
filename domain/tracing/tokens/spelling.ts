import anyAscii from 'any-ascii';
import { foldArabic, looseArabic } from '../names/arabic.ts';
import { cyrillicToLatin, foldCyrillic } from '../names/cyrillic.ts';
import { ethiopicToLatin } from '../names/ethiopic.ts';
import { foldLatin } from '../names/latin.ts';
import { type Script, scriptOf } from '../names/scripts.ts';
import { classBits, consonantClasses } from './consonant-classes.ts';
import { pairsOf } from './event-table.ts';
import { tokenModel } from './models.ts';
import { backgroundBits, foreignSymbols, latinSymbols } from './token-model.ts';

/** One written form of a token, encoded for the models. */
export interface Form {
  /** The token as its script's letters, or its Latin reading: what is compared for equality. */
  readonly text: string;
  readonly script: 'latin' | 'arabic' | 'cyrillic';
  /** Latin reading with end symbol; empty for Arabic script, which has no sure reading. */
  readonly latin: Uint8Array;
  /** Letters as the model of the script numbers them; for Latin forms, of the Latin variant model. */
  readonly letters: Uint8Array;
  /** Numbers of the bigrams of `letters` in that model. */
  readonly pairs: Int16Array;
  /** log2 of the chance of such letters in the script. */
  readonly chance: number;
  /** The same for the Latin reading of a Cyrillic form, under the variant model. */
  readonly reading: Uint8Array;
  readonly readingPairs: Int16Array;
  readonly readingChance: number;
  /** For Arabic script: the coarse form in which clerks' spellings agree. */
  readonly loose: string;
  /** Bits that reading the token in this form costs. */
  readonly cost: number;
}

/** A token of a name in its written forms: as it stands, and without a fused article. */
export interface Spelling {
  readonly text: string;
  readonly script: Script;
  readonly forms: readonly Form[];
  /** The form without a fused article; the token's own where it has none. */
  readonly bare: Form;
  /** Consonant classes of the bare form, in order and as a set of bits. */
  readonly classes: string;
  readonly classSet: number;
}

const EMPTY = new Uint8Array(0);
const NO_PAIRS = new Int16Array(0);

function latinForm(text: string, cost: number): Form {
  const model = tokenModel('latin');
  const letters = foreignSymbols(model, text);
  const chance = backgroundBits(model, letters);
  const pairs = pairsOf(model.table, letters);
  return {
    text,
    script: 'latin',
    latin: latinSymbols(text),
    letters,
    pairs,
    chance,
    reading: letters,
    readingPairs: pairs,
    readingChance: chance,
    loose: '',
    cost,
  };
}

function arabicForm(text: string, cost: number): Form {
  const model = tokenModel('arabic');
  const letters = foreignSymbols(model, text);
  const chance = backgroundBits(model, letters);
  return {
    text,
    script: 'arabic',
    latin: EMPTY,
    letters,
    pairs: pairsOf(model.table, letters),
    chance,
    reading: EMPTY,
    readingPairs: NO_PAIRS,
    readingChance: 0,
    loose: looseArabic(text),
    cost,
  };
}

function cyrillicForm(text: string): Form {
  const model = tokenModel('cyrillic');
  const letters = foreignSymbols(model, text);
  const latin = cyrillicToLatin(text);
  const variants = tokenModel('latin');
  const reading = foreignSymbols(variants, latin);
  return {
    text,
    script: 'cyrillic',
    latin: latinSymbols(latin),
    letters,
    pairs: pairsOf(model.table, letters),
    chance: backgroundBits(model, letters),
    reading,
    readingPairs: pairsOf(variants.table, reading),
    readingChance: backgroundBits(variants, reading),
    loose: '',
    cost: 0,
  };
}

/** The folded letters of a raw token: Arabic and Cyrillic in their script, everything else as a Latin reading. */
export function foldToken(raw: string, script: Script = scriptOf(raw)): string {
  if (script === 'arabic') return foldArabic(raw);
  if (script === 'cyrillic') return foldCyrillic(raw);
  if (script === 'ethiopic') return ethiopicToLatin(raw);
  return script === 'latin' ? foldLatin(raw) : foldLatin(anyAscii(raw));
}

const LATIN_ARTICLE = /^[aeiu]l(?=[a-z]{4})/;
const ARABIC_ARTICLE = /^ال(?=.{3})/;
const ARTICLE_COST = 1.5;
const ORTHOGRAPHY_COST = 1;

/** Encodes a token that {@link foldToken} folded. */
export function spell(text: string, script: Script): Spelling {
  if (script === 'cyrillic') {
    const form = cyrillicForm(text);
    return withClasses(text, script, [form], form);
  }
  const [article, form] =
    script === 'arabic' ? ([ARABIC_ARTICLE, arabicForm] as const) : ([LATIN_ARTICLE, latinForm] as const);
  const own = form(text, 0);
  const short = text.replace(article, '');
  const bare = short === text ? own : form(short, ARTICLE_COST);
  const forms = bare === own ? [own] : [own, bare];
  const somali = script === 'arabic' ? text : readSomali(text);
  return withClasses(
    text,
    script,
    somali === text ? forms : [...forms, form(somali, ORTHOGRAPHY_COST)],
    bare,
  );
}

function withClasses(text: string, script: Script, forms: readonly Form[], bare: Form): Spelling {
  const classes = consonantClasses(bare);
  return { text, script, forms, bare, classes, classSet: classBits(classes) };
}

/** Somali letters as others hear them: x is ḥ, c is ʿayn, double vowels are long. Xuseen → husen, Cali → ali. */
function readSomali(text: string): string {
  return text
    .replace(/x/g, 'h')
    .replace(/^c(?=[aiu])|(?<=[aeiou])c(?=[aeiou]|$)/g, '')
    .replace(/([aeiou])\1/g, '$1');
}
