import { CODES } from '../cases/codes.ts';

/** What is counted: one office or all, one programme or all, in which months. It stands in the URL. */
export interface Scope {
  readonly office: string | undefined;
  readonly programme: string | undefined;
  /** The last month of the period. */
  readonly until: string;
  readonly months: number;
}

/** How many months a period may have. */
export const LENGTHS = [1, 3, 6, 12, 24] as const;
const USUAL = 6;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The month so many before another. */
export function monthBefore(month: string, back: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7);
}

/** The months of a period, the first first. */
export const monthsOf = ({ until, months }: Pick<Scope, 'until' | 'months'>): string[] =>
  Array.from({ length: months }, (_, index) => monthBefore(until, months - 1 - index));

/** The scope in a URL; what is none is as usual. */
export function scopeOf(params: URLSearchParams, now: string, everywhere: boolean): Scope {
  const until = params.get('until') ?? '';
  const months = Number(params.get('months'));
  const programme = params.get('programme') ?? '';
  return {
    office: (everywhere && params.get('office')) || undefined,
    programme: (CODES.programme as readonly string[]).includes(programme) ? programme : undefined,
    until: MONTH.test(until) && until <= now ? until : now,
    months: (LENGTHS as readonly number[]).includes(months) ? months : USUAL,
  };
}

/** A scope as part of a URL; what is usual stands in none. */
export function addressOf({ office, programme, until, months }: Scope, now: string): Record<string, string> {
  return {
    ...(office === undefined ? {} : { office }),
    ...(programme === undefined ? {} : { programme }),
    ...(until === now ? {} : { until }),
    ...(months === USUAL ? {} : { months: String(months) }),
  };
}
