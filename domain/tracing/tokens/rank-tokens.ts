import { scriptOf } from '../names/scripts.ts';
import { consonantClasses } from './consonant-classes.ts';
import type { Form } from './form.ts';
import { forwardRow, probability } from './forward.ts';
import { tokenModel } from './models.ts';
import { foldToken, type Spelling, spell } from './spelling.ts';
import { alignmentBits } from './spelling-bits.ts';

/** How many of the best by the one-way model are scored by the full model. */
const SHORTLIST = 150;
const MAX_LATIN = 40;
const MAX_KIN = 60;
/** A prefix this much less likely than the best complete reading cannot end up among the best. */
const HOPELESS = 2 ** -14;

export interface RankedName {
  readonly name: string;
  /** Evidence in bits that the name spells the query. */
  readonly score: number;
}

interface Entry {
  readonly name: string;
  readonly spelling: Spelling;
  readonly latin: Uint8Array;
  readonly form: number;
}

/**
 * Names prepared for {@link rankTokens}: sorted by Latin reading, so that neighbours share the work of their common
 * prefix.
 */
export interface NameList {
  readonly readable: readonly Entry[];
  readonly unreadable: readonly Entry[];
  /** Latin symbols that each readable entry shares with the one before it. */
  readonly shared: Uint8Array;
  /** The readable names by consonant class. */
  readonly byClasses: ReadonlyMap<string, readonly Entry[]>;
}

export function prepareNames(names: readonly string[]): NameList {
  const entries: Entry[] = [];
  for (const name of new Set(names)) {
    const script = scriptOf(name);
    const spelling = spell(foldToken(name, script), script);
    spelling.forms.forEach((form, i) => {
      entries.push({ name, spelling, latin: form.latin.subarray(0, MAX_LATIN), form: i });
    });
  }
  const readable = entries.filter((entry) => entry.latin.length > 1);
  readable.sort((a, b) => compare(a.latin, b.latin) || (a.name < b.name ? -1 : 1));
  const shared = Uint8Array.from(readable, (entry, i) =>
    i === 0 ? 0 : sharedPrefix(readable[i - 1]!.latin, entry.latin),
  );
  const byClasses = Map.groupBy(readable, (entry) => consonantClasses(entry.spelling.forms[entry.form]!));
  return {
    readable,
    shared,
    byClasses,
    unreadable: entries.filter((entry) => entry.latin.length <= 1 && entry.form === 0),
  };
}

/** The `top` names of the list that most likely spell the query token, best first; ties in order of the name. */
export function rankTokens(query: string, list: NameList, top: number): RankedName[] {
  const script = scriptOf(query);
  const spelling = spell(foldToken(query, script), script);
  const best = new Map<Entry['spelling'], { entry: Entry; score: number }>();
  for (const form of spelling.forms) {
    sweep(form, list, (entry, score) => {
      const known = best.get(entry.spelling);
      if (known === undefined || known.score < score) best.set(entry.spelling, { entry, score });
    });
  }
  const shortlist = [...best.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, Math.max(SHORTLIST, 2 * top));
  const ranked = [...shortlist.map(({ entry }) => entry), ...list.unreadable].map((entry) => ({
    name: entry.name,
    score: alignmentBits(spelling, entry.spelling),
  }));
  ranked.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  return ranked.slice(0, top);
}

/**
 * One-way likelihood of the Latin readings; a row of the table is reused while readings share their prefix, and a
 * prefix that has fallen far behind the best ends all readings that begin with it.
 */
function sweep(form: Form, list: NameList, found: (entry: Entry, score: number) => void): void {
  const { table } = tokenModel(form.script);
  const { symbols, pairs } = form.own;
  const width = symbols.length + 1;
  const alpha = new Float64Array((MAX_LATIN + 1) * width);
  const kin = list.byClasses.get(consonantClasses(form)) ?? [];
  let best = 0;
  for (const { latin } of kin.slice(0, MAX_KIN))
    best = Math.max(best, probability(table, latin, symbols, pairs));
  let valid = 0;
  let dead = Number.POSITIVE_INFINITY;
  const { readable, shared } = list;
  for (let at = 0; at < readable.length; at++) {
    if (shared[at]! >= dead) continue;
    const entry = readable[at]!;
    const { latin } = entry;
    dead = Number.POSITIVE_INFINITY;
    let j = Math.max(0, Math.min(valid, shared[at]! - 1));
    for (; j <= latin.length; j++) {
      forwardRow(table, latin, symbols, pairs, alpha, j);
      if (j > 1 && j < latin.length && furthest(alpha, j, width) < best * HOPELESS) break;
    }
    valid = Math.min(j, latin.length);
    if (j <= latin.length) {
      dead = j + 2;
      continue;
    }
    const score = alpha[latin.length * width + width - 1]!;
    best = Math.max(best, score);
    found(entry, score);
  }
}

/** The likeliest cell of the two newest rows: an event of two letters may skip the newest. */
function furthest(alpha: Float64Array, j: number, width: number): number {
  let most = 0;
  for (let i = (j - 1) * width; i < (j + 1) * width; i++) if (alpha[i]! > most) most = alpha[i]!;
  return most;
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const shared = sharedPrefix(a, b);
  return (a[shared] ?? -1) - (b[shared] ?? -1);
}

function sharedPrefix(a: Uint8Array, b: Uint8Array): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}
