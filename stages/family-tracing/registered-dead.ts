import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import type { Person } from '../../domain/case/person.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { Candidate, TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { isSearching } from '../../domain/tracing-request/tracing-request.ts';

/** Whether a member of the household is recorded as dead, and no second person has still to say so. */
export const isRegisteredDead = (
  { changes }: Pick<CaseFile, 'changes'>,
  { id, status }: Pick<Person, 'id' | 'status'>,
): boolean =>
  status === 'deceased' &&
  !changes.some(
    ({ change, status: stands }) =>
      stands === 'in-effect' &&
      change.kind === 'leaves' &&
      change.because === 'died' &&
      change.personId === id,
  );

const UNDECIDED: ReadonlySet<Candidate['decision']> = new Set(['open', 'deferred']);

/**
 * Somebody about whom nobody has decided yet has died: they stay proposed, as dead. Whoever confirms them reports the
 * death, so that the seeker is told and nobody is asked or put in contact.
 */
export function markDead(request: TracingRequest, personId: string, { at }: Command): Change {
  const isThem = (one: Candidate): boolean =>
    one.personId === personId && UNDECIDED.has(one.decision) && one.deceased === undefined;
  if (!isSearching(request) || !request.candidates.some(isThem)) return noChange({});
  const candidates = request.candidates.map((one) =>
    isThem(one) ? { ...one, deceased: true as const } : one,
  );
  const actions = [...request.actions, { at, kind: 'tracing-candidate', outcome: 'died' }];
  return {
    patch: {},
    writes: [{ ...request, candidates, actions }],
    facts: [{ act: 'tracing-request.candidate-died', subject: request.id }],
    answer: {},
  };
}
