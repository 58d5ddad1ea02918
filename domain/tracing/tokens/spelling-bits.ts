import { ethiopicProbability } from './ethiopic-spelling.ts';
import type { Form, Letters } from './form.ts';
import { probability } from './forward.ts';
import { tokenModel } from './models.ts';
import type { Spelling } from './spelling.ts';

const WORST = -40;
/** Bits that the hand-set shares are trusted less than the trained models. */
const ETHIOPIC_COST = 1;
/** Tokens whose consonant classes differ in more than this (more in long words) are not worth aligning. */
const MAX_CLASSES_APART = 2;
/** A result this bad in one direction settles a pair of Latin readings. */
const HOPELESS = -25;
/** Bits per letter for an equal spelling, and the maximum. */
const EQUAL_BITS_A_LETTER = 3.5;

/**
 * Evidence in bits that two tokens spell one name: log2 of their likelihood under the trained models over chance. It
 * only knows letters; that Mahmoud and Muhammad are different names is for the lexicon. Evidence of at most `floor`
 * bits may be returned as any number up to `floor`, because computing it exactly serves no purpose.
 */
export function spellingBits(a: Spelling, b: Spelling, floor = Number.NEGATIVE_INFINITY): number {
  const apart = bitCount(a.classSet ^ b.classSet);
  if (apart > Math.max(MAX_CLASSES_APART, (a.classes.length + b.classes.length) / 3)) return WORST;
  return alignmentBits(a, b, floor);
}

/** {@link spellingBits} of tokens, however far apart their consonants are. */
export function alignmentBits(a: Spelling, b: Spelling, floor = Number.NEGATIVE_INFINITY): number {
  let best = WORST;
  for (let i = 0; i < a.forms.length; i++) {
    for (let j = 0; j < b.forms.length; j++) {
      const first = a.forms[i]!;
      const second = b.forms[j]!;
      const cost = first.cost === second.cost ? first.cost / 3 : Math.max(first.cost, second.cost);
      const bits = formBits(first, second, Math.max(floor, best) + cost) - cost;
      if (bits > best) best = bits;
    }
  }
  if ((a.script === 'ethiopic') === (b.script === 'ethiopic')) return best;
  return Math.max(best, a.script === 'ethiopic' ? ethiopicBits(a, b) : ethiopicBits(b, a));
}

/** log2 of P(Latin reading | Ethiopic letters) over the chance of such a Latin word. */
function ethiopicBits({ text }: Spelling, other: Spelling): number {
  const { latinText, reading } = other.forms[0]!;
  if (latinText === '') return WORST;
  const joint = ethiopicProbability(text, latinText);
  return joint < 1e-300 ? WORST : Math.log2(joint) - reading.chance - ETHIOPIC_COST;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function formBits(a: Form, b: Form, floor: number): number {
  if (a.script === b.script && a.text === b.text) return equalBits(a);
  if (a.script === 'arabic')
    return b.script === 'arabic' ? arabicBits(a, b) : ratio('arabic', b, a.own, floor);
  if (b.script === 'arabic') return ratio('arabic', a, b.own, floor);
  if (a.script === b.script) return latinBits(a, b, floor);
  return a.script === 'cyrillic' ? ratio('cyrillic', b, a.own, floor) : ratio('cyrillic', a, b.own, floor);
}

function equalBits(a: Form): number {
  return Math.min(40, EQUAL_BITS_A_LETTER * a.text.length);
}

/** log2 of P(letters | Latin reading) over the chance of such letters. */
function ratio(script: Form['script'], { latin }: Form, letters: Letters, floor: number): number {
  if (letters.symbols.length === 0 || latin.length < 2) return WORST;
  const { table } = tokenModel(script);
  const joint = probability(table, latin, letters.symbols, letters.pairs, 2 ** (floor + letters.chance));
  return joint < 1e-300 ? WORST : Math.log2(joint) - letters.chance;
}

/** Both directions of the variant model: neither spelling is the original. */
function latinBits(a: Form, b: Form, floor: number): number {
  const there = ratio('latin', a, b.reading, Math.min(floor, HOPELESS));
  if (there < HOPELESS) return there;
  const least = 2 * floor - there;
  const back = ratio('latin', b, a.reading, least);
  const bits = (there + back) / 2;
  return back > least ? bits : Math.min(floor, bits);
}

const WEAK = new Set('اويهىةءأإآئؤەێۆ');

/** Same script, two clerks: coarse forms equal, or a weighted edit distance in which weak letters are cheap. */
function arabicBits(a: Form, b: Form): number {
  const most = EQUAL_BITS_A_LETTER * Math.max(a.loose.length, b.loose.length);
  if (a.loose === b.loose) return Math.min(40, most) - 1;
  return Math.min(40, most) - editCost(a.loose, b.loose);
}

function editCost(a: string, b: string): number {
  const cost = (letter: string): number => (WEAK.has(letter) ? 4.5 : 9);
  let row = new Float64Array(b.length + 1);
  for (let j = 1; j <= b.length; j++) row[j] = row[j - 1]! + cost(b[j - 1]!);
  for (const letter of a) {
    const next = new Float64Array(b.length + 1);
    next[0] = row[0]! + cost(letter);
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1]!;
      const swap = letter === other ? 0 : Math.max(cost(letter), cost(other)) + 1;
      next[j] = Math.min(row[j - 1]! + swap, row[j]! + cost(letter), next[j - 1]! + cost(other));
    }
    row = next;
  }
  return row[b.length]!;
}
