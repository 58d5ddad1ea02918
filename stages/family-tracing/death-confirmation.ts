import * as z from 'zod';
import { CaseError } from '../../domain/kernel/errors.ts';
import { workItemKind } from '../../domain/work-item/kind.ts';
import { backTo } from './report-death.ts';
import { moved, no, officer, requestOf, toTell, yes } from './tracing-step.ts';

/**
 * A second person looks at the proof that the sought person died, before the seeker is told (ICRC, Restoring Family
 * Links). If it does not show that, the search goes on where it was.
 */
export const deathConfirmation = workItemKind({
  kind: 'death-confirmation',
  ...officer,
  irreversible: ['confirmed'],
  form: z.discriminatedUnion('decision', [yes('confirmed'), no('not-confirmed')]),
  first(file, subject) {
    const death = file.tracing.find(({ id }) => id === subject)?.death;
    return death && { by: death.reportedBy, closes: 'all', again: true };
  },
  prepare(file, subject) {
    const { proof, source } = file.tracing.find(({ id }) => id === subject)?.death ?? {};
    return proof && source ? { context: { proof, source } } : {};
  },
  decide(context, form) {
    const { death, ...request } = requestOf(context);
    if (!death || request.status !== 'death-reported')
      throw new CaseError(
        'WrongState',
        `Expected a reported death, received a request that is ${request.status}.`,
      );
    const { actor, at } = context.command;
    if (death.reportedBy === actor.id)
      throw new CaseError(
        'FourEyes',
        'A death is confirmed by a second person; the same person reported it.',
      );
    return form.decision === 'confirmed'
      ? moved(context, form, {
          ...toTell('found-dead'),
          death: { ...death, confirmedBy: actor.id, confirmedAt: at },
        })
      : moved(context, form, { status: backTo(death), death: undefined });
  },
});
