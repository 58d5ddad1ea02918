import { dateOf, plus, startOf } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import type { Period } from '../adapters/calendar.ts';

const SHOWN = 'P30D';

/** The period requested for a calendar; throws `InvalidInput` if it ends before it begins. */
export function periodOf(query: { from?: string | undefined; to?: string | undefined }, now: string): Period {
  const from = new Date(query.from ?? startOf(dateOf(now))).toISOString();
  const to = query.to === undefined ? plus(from, SHOWN) : new Date(query.to).toISOString();
  if (to < from) throw invalid('to', 'is not before from', to);
  return { from, to };
}
