import type { Grant } from '../../contracts/authorization.ts';
import type { RecordedRead } from '../../contracts/reads.ts';
import { readingFact, seenIn } from '../../domain/audit/reading.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { ownerOfWorkItem } from '../../domain/work-item/work-item.ts';
import type { Store } from '../services/the-store.ts';

/** The records named in a route's URL. */
function recordsNamed(asked: readonly unknown[]): string[] {
  return asked.flatMap((part) => {
    const { caseId, sponsorId, recordId, workItemId } = (part ?? {}) as Record<string, unknown>;
    const owner = typeof workItemId === 'string' ? ownerOfWorkItem(workItemId) : undefined;
    return [caseId, sponsorId, recordId, owner].filter((id) => typeof id === 'string');
  });
}

const isSettled = (body: unknown): boolean => (body as { settled?: unknown } | null)?.settled === true;

/** Records a reading before its answer is returned. */
export async function recordRead(
  rule: RecordedRead,
  answer: unknown,
  asked: { params: unknown; query: unknown; body: unknown; also: readonly string[] },
  { command, grant, store }: { command: Command; grant: Grant; store: Store },
): Promise<void> {
  const fields = rule.fields.filter((field) => grant.sees.includes(field));
  const seen = seenIn(answer, [...recordsNamed([asked.params, asked.query]), ...asked.also]);
  const fact = readingFact(rule.act, fields, seen);
  if (!rule.asFound) return store.recordReading(command, fact, rule.always);
  const shown = [...seen.cases, ...seen.sponsors];
  await store.recordFound(command, fact, shown, isSettled(asked.body));
}
