import { middleYear } from '../persons/birth.ts';
import { yearOfDay } from '../persons/calendars.ts';
import type { PreparedPerson } from '../persons/prepared-person.ts';
import type { PostingList, TracingIndex } from './port.ts';
import { yearByte } from './posting-keys.ts';
import type { QueryKey } from './query-keys.ts';
import { MOST_COUNTED, type PairCounts } from './shared-bearers.ts';
import { Sightings } from './sightings.ts';

/** A list with fewer persons is read whole; of a longer one only the years around the birth. */
const WHOLE = 250;
/** Without a birth a long list has no such range, so lists of two facts are read further. */
const WHOLE_WITHOUT_YEARS = 2500;
const AROUND = 1200;
const AROUND_WORD = 400;
const UNDATED = 100;
const MISREAD = 100;
const YEARS_AROUND = 3;

/** Bits for a year, by its distance from the sought years; 0 for an unknown birth. */
const NEAR_BITS = [4, 3, 2, 0.5];
const FAR_BITS = -5;

/** Candidates this close to the best are examined, and always a minimum number. */
const WITHIN_BITS = 11;
const FEWEST = 100;

interface YearRange {
  readonly from: number;
  readonly to: number;
}

interface Collected {
  /** Hashes of the persons worth comparing, the most promising first. */
  readonly hashes: number[];
  /** How many persons are under each key of two facts. */
  readonly counts: PairCounts;
}

/**
 * Collects the candidates that the keys point to, and ranks them by what they have in common with the sought person,
 * counting each feature once. Reads per key are bounded, so the work does not grow with the registry; ties are broken
 * by hash, never by order of registration.
 */
export async function collectCandidates(
  index: TracingIndex,
  keys: readonly QueryKey[],
  sought: PreparedPerson,
  budget: number,
): Promise<Collected> {
  const years = soughtYears(sought);
  const composites = years === undefined ? WHOLE_WITHOUT_YEARS : WHOLE;
  const whole = await index.postings(
    keys.map(({ key, composite }) => ({ key, from: 0, to: 255, limit: composite ? composites : WHOLE })),
  );
  const around = new Map<number, PostingList[]>();
  if (years !== undefined) {
    const long = keys.filter((_, i) => whole[i]!.hashes.length >= WHOLE);
    await readAround(index, long, sought, years, around);
  }
  const sightings = new Sightings();
  const bitsOfYear = (year: number): number => yearBits(year, years);
  keys.forEach((key, i) => {
    for (const list of around.get(key.key) ?? [whole[i]!]) sightings.credit(list, key.features, bitsOfYear);
  });
  const counts = new Map<number, number>();
  keys.forEach(({ key, composite }, i) => {
    if (composite) counts.set(key, Math.min(MOST_COUNTED, whole[i]!.hashes.length));
  });
  return { hashes: sightings.best(WITHIN_BITS, FEWEST, budget), counts };
}

async function readAround(
  index: TracingIndex,
  keys: readonly QueryKey[],
  sought: PreparedPerson,
  years: YearRange,
  around: Map<number, PostingList[]>,
): Promise<void> {
  const misread = sought.birth!.misread.map(([lo, hi]) => ({
    from: yearByte(Math.floor(yearOfDay(lo))),
    to: yearByte(Math.floor(yearOfDay(hi))),
  }));
  const queries = keys.flatMap(({ key, composite }) => {
    const near = {
      key,
      from: Math.max(1, years.from - YEARS_AROUND),
      to: Math.min(255, years.to + YEARS_AROUND),
    };
    if (!composite) return [{ ...near, limit: AROUND_WORD }];
    const slips = misread.map((range) => ({ key, ...range, limit: MISREAD }));
    return [{ ...near, limit: AROUND }, { key, from: 0, to: 0, limit: UNDATED }, ...slips];
  });
  const lists = await index.postings(queries);
  lists.forEach((list, i) => {
    const { key } = queries[i]!;
    around.set(key, [...(around.get(key) ?? []), list]);
  });
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
