import type { Change } from '../../domain/case/change.ts';
import { mergeChanges } from '../../domain/case/change.ts';
import type { Candidate } from '../../domain/tracing-request/tracing-request.ts';
import { candidateOf } from '../../domain/tracing-request/tracing-request.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { reportDeath } from './report-death.ts';
import { moved, requestOf } from './tracing-step.ts';

/**
 * Two officers agree that this is the person sought: they are asked for their consent. Of one who is registered as dead
 * the death is reported instead, so that nobody is asked or put in contact (ICRC, Restoring Family Links).
 */
export function locatedAs(
  context: DecisionContext,
  form: { decision: string },
  candidates: Candidate[],
): Change {
  const { file, item, command } = context;
  const located = moved(context, form, { candidates, status: 'located' });
  if (candidateOf(file.tracing, item.subject)?.candidate.deceased !== true) return located;
  const said = { proof: 'household-record', source: 'own-registry' } as const;
  const known = { ...file, tracing: located.writes.filter((put) => put.type === 'tracing-request') };
  const reported = reportDeath(known, requestOf(context).id, said, command, item.id);
  return { ...mergeChanges(located, reported), answer: { registeredDead: true } };
}
