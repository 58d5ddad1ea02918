import type { ExecutionRow } from '../../contracts/api/executions.ts';
import { isBefore, plus, startOf } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import type { Store } from './the-store.ts';

const LONGEST = 'P92D';
const AT_ONCE = 100;
/** More acts than anybody reads; a shorter period has fewer. */
const MOST_ACTS = 1000;

interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * Which executions somebody acted on: those of a case that they changed or decided something of while they ran. Auditors see
 * what one person did over at most 92 days, as on the page of their acts.
 */
export async function actedOn(
  store: Store,
  person: string,
  { from, to }: Period,
): Promise<(row: ExecutionRow) => boolean> {
  const days = { from: from.slice(0, 10), to: to.slice(0, 10) };
  if (!isBefore(from, to) || startOf(days.to) > plus(startOf(days.from), LONGEST))
    throw invalid('to', 'is after from, and at most 92 days after it', to);
  const acts = new Map<string, string[]>();
  let after: { did?: string | undefined } | undefined = {};
  for (let count = 0; after; ) {
    const page: { entries: readonly { caseId: string; at: string }[]; next?: string | undefined } =
      await store.changesOf({ person, ...days, limit: AT_ONCE, after });
    for (const { caseId, at } of page.entries)
      if (!isBefore(at, from) && isBefore(at, to)) acts.set(caseId, [...(acts.get(caseId) ?? []), at]);
    count += page.entries.length;
    if (count > MOST_ACTS)
      throw invalid('from', 'begins a period in which they did at most 1,000 things', from);
    after = page.next === undefined ? undefined : { did: page.next };
  }
  return ({ caseId, startedAt, stoppedAt }) =>
    (acts.get(caseId ?? '') ?? []).some(
      (at) => !isBefore(at, startedAt) && (stoppedAt === null || !isBefore(stoppedAt, at)),
    );
}
