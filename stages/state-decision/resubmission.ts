import type { CaseFile } from '../../domain/case/case-file.ts';
import { destinationOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { StateDecisionForm } from './state-decision-form.ts';
import { withSubmission } from './state-submissions.ts';

/**
 * A state denied the household and it is submitted to another: no closure (UNHCR Resettlement Handbook, chapter 4.7).
 * Whoever has not consented to tell that state is asked before it is told of anybody.
 */
export function resubmit(
  file: CaseFile,
  { destinationOffice, reasonCode }: StateDecisionForm & { decision: 'resubmit' },
  { at }: Command,
): Change {
  const denying = destinationOf(file);
  const denied = file.stateSubmissions?.submissions.filter(({ decision }) => decision === 'denied') ?? [];
  if ([denying, ...denied.map(({ to }) => to)].includes(destinationOffice))
    throw invalid('destinationOffice', rule('another-state'), destinationOffice);
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
