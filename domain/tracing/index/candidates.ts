import { middleYear } from '../persons/birth.ts';
import { yearOfDay } from '../persons/calendars.ts';
import type { PreparedPerson } from '../persons/prepared-person.ts';
import type { PostingList, TracingIndex } from './port.ts';
import { yearByte } from './posting-keys.ts';
import type { QueryKey } from './query-keys.ts';

/** A key with fewer persons is read whole; of a longer one only the years around the birth. */
const WHOLE = 250;
const AROUND = 1200;
const AROUND_WORD = 400;
const UNDATED = 60;
const MISREAD = 100;
const YEARS_AROUND = 3;

/** Bits that a year counts, by its distance to the sought years; 0 for a birth not known. */
const NEAR_BITS = [4, 3, 2, 0.5];
const FAR_BITS = -4;

interface YearRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Collects the candidates that the keys point to, and ranks them by how much their hits say. Reads are bounded a key,
 * so the work does not grow with the registry; ties are broken by hash, never by order of registration.
 */
export async function collectCandidates(
  index: TracingIndex,
  keys: readonly QueryKey[],
  sought: PreparedPerson,
  size: number,
  budget: number,
): Promise<number[]> {
  const scores = new Map<number, { score: number; year: number }>();
  const whole = await index.postings(keys.map(({ key }) => ({ key, from: 0, to: 255, limit: WHOLE })));
  const long: QueryKey[] = [];
  const years = soughtYears(sought);
  keys.forEach((key, i) => {
    const list = whole[i]!;
    if (list.hashes.length < WHOLE || years === undefined)
      credit(scores, list, key.share * rarityBits(size, list.hashes.length));
    if (list.hashes.length >= WHOLE) long.push(key);
  });
  if (years !== undefined) await readAround(index, long, sought, years, size, scores);
  const ranked = [...scores].map(([hash, { score, year }]) => ({
    hash,
    score: score + yearBits(year, years),
  }));
  ranked.sort((a, b) => b.score - a.score || a.hash - b.hash);
  return ranked.slice(0, budget).map(({ hash }) => hash);
}

async function readAround(
  index: TracingIndex,
  keys: readonly QueryKey[],
  sought: PreparedPerson,
  years: YearRange,
  size: number,
  scores: Map<number, { score: number; year: number }>,
): Promise<void> {
  const misread = sought.birth!.misread.map(([lo, hi]) => ({
    from: yearByte(Math.floor(yearOfDay(lo))),
    to: yearByte(Math.floor(yearOfDay(hi))),
  }));
  const queries = keys.flatMap(({ key, composite }) => [
    {
      key,
      from: Math.max(1, years.from - YEARS_AROUND),
      to: Math.min(255, years.to + YEARS_AROUND),
      limit: composite ? AROUND : AROUND_WORD,
    },
    ...(composite
      ? [
          { key, from: 0, to: 0, limit: UNDATED },
          ...misread.map((range) => ({ key, ...range, limit: MISREAD })),
        ]
      : []),
  ]);
  const lists = await index.postings(queries);
  const share = new Map(keys.map((key) => [key.key, key.share]));
  lists.forEach((list, i) => {
    credit(
      scores,
      list,
      share.get(queries[i]!.key)! * rarityBits(size, Math.max(WHOLE, 10 * list.hashes.length)),
    );
  });
}

function credit(scores: Map<number, { score: number; year: number }>, list: PostingList, bits: number): void {
  for (let i = 0; i < list.hashes.length; i++) {
    const hash = list.hashes[i]!;
    const known = scores.get(hash);
    if (known === undefined) scores.set(hash, { score: bits, year: list.years[i]! });
    else known.score += bits;
  }
}

function rarityBits(size: number, bearers: number): number {
  return Math.min(14, Math.max(1, Math.log2(size / Math.max(1, bearers))));
}

function soughtYears(sought: PreparedPerson): YearRange | undefined {
  const { birth } = sought;
  if (birth === undefined) return undefined;
  const middle = middleYear(birth);
  const half = Math.min(15, Math.floor((birth.hi - birth.lo) / 730));
  return { from: yearByte(middle - half), to: yearByte(middle + half) };
}

function yearBits(year: number, sought: YearRange | undefined): number {
  if (year === 0 || sought === undefined) return 0;
  const gap = Math.max(0, sought.from - year, year - sought.to);
  return NEAR_BITS[gap] ?? FAR_BITS;
}
