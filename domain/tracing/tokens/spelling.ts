import anyAscii from 'any-ascii';
import { foldArabic } from '../names/arabic.ts';
import { foldCyrillic } from '../names/cyrillic.ts';
import { ethiopicToLatin } from '../names/ethiopic.ts';
import { foldLatin } from '../names/latin.ts';
import { type Script, scriptOf } from '../names/scripts.ts';
import { classBits, consonantClasses } from './consonant-classes.ts';
import { Form } from './form.ts';

/** A name token in its written forms: as it is, and without a fused article. */
export interface Spelling {
  readonly text: string;
  readonly script: Script;
  readonly forms: readonly Form[];
  /** The form without a fused article; the token itself if it has none. */
  readonly bare: Form;
  /** Consonant classes of the bare form, in order and as a set of bits. */
  readonly classes: string;
  readonly classSet: number;
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

/** A folded token without a fused article. */
export function bareText(text: string, script: Script): string {
  if (script === 'cyrillic') return text;
  return text.replace(script === 'arabic' ? ARABIC_ARTICLE : LATIN_ARTICLE, '');
}

/** Encodes a token that {@link foldToken} folded. */
export function spell(text: string, script: Script): Spelling {
  const written = script === 'cyrillic' || script === 'arabic' ? script : 'latin';
  const own = new Form(text, written, 0);
  const short = bareText(text, script);
  const bare = short === text ? own : new Form(short, written, ARTICLE_COST);
  const forms = bare === own ? [own] : [own, bare];
  const somali = written === 'latin' ? readSomali(text) : text;
  if (somali !== text) forms.push(new Form(somali, written, ORTHOGRAPHY_COST));
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
