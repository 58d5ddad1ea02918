export const PERIODS = ['week', 'next', 'past'] as const;
export type PeriodName = (typeof PERIODS)[number];

const DAYS = 30;

/** The period in a URL; this week by default. */
export const periodNamed = (name: string | null): PeriodName =>
  PERIODS.find((period) => period === name) ?? 'week';

const dayAfter = (day: Date, days: number): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);

/**
 * First and last moment of a period on the person's clock; the end is exclusive. A week begins on `firstDay` (0:
 * Sunday).
 */
export function boundsOf(period: PeriodName, now: Date, firstDay = 1): { from: string; to: string } {
  const today = dayAfter(now, 0);
  const weekStart = dayAfter(today, -((today.getDay() - firstDay + 7) % 7));
  const [from, to] = {
    week: [weekStart, dayAfter(weekStart, 7)],
    next: [today, dayAfter(today, DAYS)],
    past: [dayAfter(today, -DAYS), dayAfter(today, 1)],
  }[period] as [Date, Date];
  return { from: from.toISOString(), to: to.toISOString() };
}

export interface Day<T> {
  /** The first instant of the day that a row has. */
  readonly at: string;
  readonly rows: readonly T[];
}

/** Rows in their order, grouped by the day on the person's clock. */
export function byDay<T>(rows: readonly T[], at: (row: T) => string): Day<T>[] {
  const days = new Map<string, { at: string; rows: T[] }>();
  for (const row of rows) {
    const name = new Date(at(row)).toDateString();
    const day = days.get(name) ?? { at: at(row), rows: [] };
    day.rows.push(row);
    days.set(name, day);
  }
  return [...days.values()];
}
