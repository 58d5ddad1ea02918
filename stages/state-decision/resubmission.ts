import type { CaseFile } from '../../domain/case/case-file.ts';
import { destinationOf } from '../../domain/case/case-file.ts';
import { JOINED } from '../../domain/case/case-rules.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { Closed } from '../../domain/work-item/kind.ts';
import { receivingOffices } from './known-offices.ts';
import type { StateDecisionForm } from './state-decision-form.ts';
import { withSubmission } from './state-submissions.ts';

const STANDING: ReadonlySet<string> = new Set(['offered', 'promised', 'accepted']);

/** Whether something rests on what the state decided before: members who go on, a sponsor or a journey. */
const restsOnState = ({ case: { stages }, offers, travel }: CaseFile): boolean =>
  stages['state-decision']?.outcome === JOINED ||
  offers.some(({ status }) => STANDING.has(status)) ||
  travel !== undefined;

/** Another state is asked where the programme has others, and as long as nothing rests on this one's decision. */
export function closedToOthers(file: CaseFile): Closed[] {
  if (!file.policy.stateDecision.anotherState) return [{ decision: 'resubmit', why: 'one-state' }];
  return restsOnState(file) ? [{ decision: 'resubmit', why: 'rests-on-state' }] : [];
}

/**
 * A state denied the household and it is submitted to another: no closure (UNHCR Resettlement Handbook, chapter 4.7).
 * Whoever has not consented to tell that state is asked before it is told of anybody.
 */
export function resubmit(
  file: CaseFile,
  { destinationOffice, reasonCode }: StateDecisionForm & { decision: 'resubmit' },
  { at }: Command,
): Change {
  if (closedToOthers(file).length > 0)
    throw new CaseError(
      'WrongState',
      'Expected a programme with several states, and a household of which nothing rests on what this state decided.',
    );
  const denying = destinationOf(file);
  const denied = file.stateSubmissions?.submissions.filter(({ decision }) => decision === 'denied') ?? [];
  if ([denying, ...denied.map(({ to }) => to)].includes(destinationOffice))
    throw invalid('destinationOffice', rule('another-state'), destinationOffice);
  if (!receivingOffices(file).includes(destinationOffice))
    throw invalid('destinationOffice', rule('known-office'), destinationOffice);
  return {
    patch: { destinationOffice },
    writes: withSubmission(file, { decision: 'denied', reasonCode, at }),
    facts: [
      { act: 'state.denied', details: { reasonCode, destinationOffice: denying } },
      { act: 'state.resubmitted', details: { destinationOffice } },
    ],
    answer: {},
  };
}
