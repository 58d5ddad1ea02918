import { scriptOf } from '../names/scripts.ts';
import { pairsOf } from './event-table.ts';
import { forwardRow } from './forward.ts';
import { tokenModel } from './models.ts';
import { type Form, foldToken, type Spelling, spell } from './spelling.ts';
import { alignmentBits } from './spelling-bits.ts';

/** How many of the best by the one-way model are scored by the full one. */
const SHORTLIST = 150;
const MAX_LATIN = 40;

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
  /** Latin symbols shared with the entry before. */
  shared: number;
}

/** Names prepared for {@link rankTokens}: sorted by Latin reading, so that neighbours share their prefix's work. */
export interface NameList {
  readonly readable: readonly Entry[];
  readonly unreadable: readonly Entry[];
}

export function prepareNames(names: readonly string[]): NameList {
  const entries: Entry[] = [];
  for (const name of new Set(names)) {
    const script = scriptOf(name);
    const spelling = spell(foldToken(name, script), script);
    spelling.forms.forEach((form, i) => {
      entries.push({ name, spelling, latin: form.latin.subarray(0, MAX_LATIN), form: i, shared: 0 });
    });
  }
  const readable = entries.filter((entry) => entry.latin.length > 1);
  readable.sort((a, b) => compare(a.latin, b.latin) || (a.name < b.name ? -1 : 1));
  readable.forEach((entry, i) => {
    entry.shared = i === 0 ? 0 : sharedPrefix(readable[i - 1]!.latin, entry.latin);
  });
  return { readable, unreadable: entries.filter((entry) => entry.latin.length <= 1 && entry.form === 0) };
}

/** The `top` names of the list that most likely spell the query token, best first; ties in order of the name. */
export function rankTokens(query: string, list: NameList, top: number): RankedName[] {
  const script = scriptOf(query);
  const spelling = spell(foldToken(query, script), script);
  const best = new Map<Entry['spelling'], { entry: Entry; score: number }>();
  for (const form of spelling.forms) {
    sweep(form, list.readable, (entry, score) => {
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

/** One-way likelihood of every Latin reading; a row of the table is reused while the readings share their prefix. */
function sweep(form: Form, entries: readonly Entry[], found: (entry: Entry, score: number) => void): void {
  const { table } = tokenModel(form.script);
  const width = form.letters.length + 1;
  const pairs = pairsOf(table, form.letters);
  const alpha = new Float64Array((MAX_LATIN + 1) * width);
  for (const entry of entries) {
    const { latin } = entry;
    for (let j = Math.max(0, entry.shared - 1); j <= latin.length; j++) {
      forwardRow(table, latin, form.letters, pairs, alpha, j);
    }
    found(entry, alpha[latin.length * width + width - 1]!);
  }
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
