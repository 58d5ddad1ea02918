import { Random } from './random.ts';

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 300;

/** A statistic of the rows with its 95 % bootstrap interval; seeded. */
export function bootstrap<T>(
  rows: readonly T[],
  statistic: (rows: readonly T[]) => number,
  seed = 11,
): Interval {
  const random = new Random(seed);
  const values: number[] = [];
  for (let i = 0; i < RESAMPLES && rows.length > 0; i++) {
    const value = statistic(rows.map(() => random.pick(rows)));
    if (Number.isFinite(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  const at = (share: number): number =>
    values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;
  return { value: statistic(rows), low: at(0.025), high: at(0.975) };
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function show({ value, low, high }: Interval): string {
  const three = (number: number): string => number.toFixed(3);
  return `${three(value)} [${three(low)}, ${three(high)}]`;
}
