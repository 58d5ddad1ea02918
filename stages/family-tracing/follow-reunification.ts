import type { Case } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { TracingRequest, TracingStatus } from '../../domain/tracing-request/tracing-request.ts';

/** How far a family-reunification case has come, as a state of a tracing request; undefined before the arrival. */
export function reunificationState(
  caseRecord: Case,
): { status: TracingStatus; outcome?: string } | undefined {
  if (caseRecord.status === 'closed') {
    const reunited = caseRecord.closing?.outcome === 'reunified';
    return { status: 'closed', outcome: reunited ? 'reunified' : 'not-reunified' };
  }
  if (caseRecord.stages['post-arrival-follow-up']?.status === 'completed') return { status: 'followed-up' };
  const { travel } = caseRecord.stages;
  return travel?.status === 'completed' && travel.outcome === 'arrived' ? { status: 'reunified' } : undefined;
}

/** The cases whose requests may advance with this case. */
export function reunitedWith(reunification: Case): string[] {
  if (reunificationState(reunification) === undefined) return [];
  return (reunification.linked ?? [])
    .filter((link) => link.because === 'reunification')
    .map((link) => link.caseId);
}

const ORDER: readonly TracingStatus[] = ['reunification-agreed', 'reunified', 'followed-up', 'closed'];

const isAhead = (request: TracingRequest, status: TracingStatus): boolean =>
  ORDER.indexOf(request.status) >= 0 && ORDER.indexOf(status) > ORDER.indexOf(request.status);

/** Advances the request that led to the reunification to match the reunification case; never backwards. */
export function followReunification(file: CaseFile, reunification: Case, command: Command): Change {
  const state = reunificationState(reunification);
  const request = file.tracing.find((candidate) => candidate.reunificationCaseId === reunification.id);
  if (!state || !request || !isAhead(request, state.status)) return noChange({});
  const action = { at: command.at, kind: 'reunification', outcome: state.outcome ?? state.status };
  return {
    patch: {},
    writes: [{ ...request, ...state, actions: [...request.actions, action] }],
    facts: [
      { act: 'tracing-request.moved', subject: request.id, details: { kind: 'reunification', ...state } },
    ],
    answer: {},
  };
}
