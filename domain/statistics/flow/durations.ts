/** How many lasted how many whole days. It adds up, so that parts of a count can be put together. */
export type Days = Readonly<Record<string, number>>;

const DAY_MS = 86_400_000;
/** With fewer, percentiles would be single families, and one of them would move the figure by weeks. */
export const FEWEST_FOR_PERCENTILES = 10;

/** Whole days between two instants. */
export const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS));

/** The number of durations. */
export const countOf = (days: Days): number => Object.values(days).reduce((sum, count) => sum + count, 0);

/** Two counts of durations as one. */
export function addDays(a: Days, b: Days): Days {
  const sum: Record<string, number> = { ...a };
  for (const [day, count] of Object.entries(b)) sum[day] = (sum[day] ?? 0) + count;
  return sum;
}

/**
 * The number of days in which this share was done (nearest rank): no value between two that occurred. Undefined of fewer
 * than ten durations.
 */
export function percentile(days: Days, share: number): number | undefined {
  const count = countOf(days);
  if (count < FEWEST_FOR_PERCENTILES) return undefined;
  let left = Math.max(1, Math.ceil(share * count));
  for (const day of Object.keys(days)
    .map(Number)
    .sort((a, b) => a - b)) {
    left -= days[String(day)] ?? 0;
    if (left <= 0) return day;
  }
  return undefined;
}
