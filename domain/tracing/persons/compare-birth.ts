import type { BirthSpan } from './birth.ts';

const YEAR = 365.2425;
const DAY_MS = 86_400_000;
/** Years over which the births in a registry are spread. */
const REGISTRY_YEARS = 60;

/** Bits for a day stated by both sides, for day and month swapped, and for a day read in another calendar. */
const SAME_DAY = 11;
const SWAPPED_DAY = 8;
const MISREAD_DAY = 6;
const MISREAD_YEAR = -1.5;
/**
 * Bits for two dates that agree except for the day or the month; except for a nearby year; except for one digit of
 * the year.
 */
const PART_MISTAKEN = 6;
const YEAR_NEAR = 6;
const YEAR_MISTYPED = 3;

/**
 * Bits lost if both sides state a date and more than one part differs; lunar calendars may be converted a day or two
 * apart.
 */
const OTHER_DAY = 2;
const CONVERSION_DAYS = 3.5;

/** Bits lost by the years between the two spans. */
const GAPS: readonly (readonly [years: number, bits: number])[] = [
  [0.5, 0.8],
  [1.05, 1.6],
  [2.05, 2.6],
  [3.05, 4.6],
  [5.05, 8],
  [10, 11],
];
const FAR = 15;

export interface BirthComparison {
  readonly bits: number;
  readonly how:
    | 'same day'
    | 'day and month exchanged'
    | 'the same but for the day'
    | 'the same but for the month'
    | 'the same but for the year'
    | 'same day in another calendar'
    | 'same year in another calendar'
    | 'fits'
    | 'near'
    | 'differs';
  /** Years between the spans; 0 when they meet. */
  readonly gapYears: number;
}

/**
 * Compares two births as spans. Overlapping spans count more the narrower they are; separate ones count against more
 * the further apart they are. Reading the same digits in another calendar can only soften a difference. Source of
 * calendar slips: registrars copy Persian, Hijri or Ethiopian years into a Gregorian field.
 */
export function compareBirths(a: BirthSpan, b: BirthSpan): BirthComparison {
  const gapYears = Math.max(0, a.lo - b.hi, b.lo - a.hi) / YEAR;
  if (a.exact && b.exact) {
    if (a.lo === b.lo) return { bits: SAME_DAY, how: 'same day', gapYears };
    if (a.swapped === b.lo || b.swapped === a.lo)
      return { bits: SWAPPED_DAY, how: 'day and month exchanged', gapYears };
    const slip = slipOf(a.lo, b.lo);
    if (slip !== undefined) return { ...slip, gapYears };
  }
  const width = (Math.max(a.hi - a.lo, b.hi - b.lo) + 1) / YEAR;
  const meeting = Math.log2((0.7 * REGISTRY_YEARS) / (Math.max(1, width) + 1));
  const otherDay = a.exact && b.exact && gapYears * YEAR > CONVERSION_DAYS ? OTHER_DAY : 0;
  const bits = gapYears === 0 ? meeting : Math.min(meeting, 4.4) - gapCost(gapYears) - otherDay;
  const misread = Math.max(
    ...a.misread.map((span) => misreadBits(span, b)),
    ...b.misread.map((span) => misreadBits(span, a)),
    -Infinity,
  );
  if (misread > bits) {
    return {
      bits: misread,
      how: misread === MISREAD_DAY ? 'same day in another calendar' : 'same year in another calendar',
      gapYears,
    };
  }
  if (gapYears === 0) return { bits: Math.max(0, bits), how: 'fits', gapYears };
  return { bits, how: bits >= 0 ? 'near' : 'differs', gapYears };
}

/** Two dates with one part mistaken: the other two rarely agree by chance. */
function slipOf(a: number, b: number): Pick<BirthComparison, 'bits' | 'how'> | undefined {
  const first = new Date(a * DAY_MS);
  const second = new Date(b * DAY_MS);
  const years = Math.abs(first.getUTCFullYear() - second.getUTCFullYear());
  const sameMonth = first.getUTCMonth() === second.getUTCMonth();
  const sameDay = first.getUTCDate() === second.getUTCDate();
  if (years === 0 && sameMonth) return { bits: PART_MISTAKEN, how: 'the same but for the day' };
  if (years === 0 && sameDay) return { bits: PART_MISTAKEN, how: 'the same but for the month' };
  if (!sameMonth || !sameDay) return undefined;
  const how = 'the same but for the year';
  if (years <= 2) return { bits: YEAR_NEAR, how };
  const mistyped = oneDigitApart(String(first.getUTCFullYear()), String(second.getUTCFullYear()));
  return mistyped ? { bits: YEAR_MISTYPED, how } : undefined;
}

/** One digit differs, or two neighbours changed places. */
function oneDigitApart(a: string, b: string): boolean {
  const apart = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  if (a.length !== b.length || apart.length > 2) return false;
  const [i, j] = apart as [number, number];
  return apart.length === 1 || (j === i + 1 && a[i] === b[j] && a[j] === b[i]);
}

function gapCost(years: number): number {
  return GAPS.find(([most]) => years <= most)?.[1] ?? FAR;
}

function misreadBits(span: readonly [number, number], other: BirthSpan): number {
  const meets = span[0] <= other.hi && other.lo <= span[1];
  if (!meets) return -Infinity;
  return span[0] === span[1] && other.exact ? MISREAD_DAY : MISREAD_YEAR;
}
