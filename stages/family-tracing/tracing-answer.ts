import * as z from 'zod';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import { DateSchema, plus, startOf } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { closed, moved, no, officer, requestOf } from './tracing-step.ts';

const ToldSchema = z.strictObject({
  decision: z.literal('told'),
  toldOn: DateSchema,
  manner: z.enum(['in-person', 'by-phone']),
  toldBy: z.enum(['trained-colleague', 'another-colleague']),
  /** What the seeker was offered, whether or not they took it. */
  support: z
    .array(z.enum(['psychosocial', 'faith-or-community', 'visit-again', 'burial-and-papers', 'phone-number']))
    .min(1),
  note: NoteSchema,
});
const AppointmentSchema = z.strictObject({
  decision: z.literal('appointment'),
  appointmentOn: DateSchema,
  note: NoteSchema,
});

/** A death is told face to face, by somebody trained for it (ICRC, Restoring Family Links). */
function refuseUnkind({ file, command }: DecisionContext, form: z.infer<typeof ToldSchema>, death: boolean) {
  if (form.toldOn > todayAt(file.policy, file.case.office, command.at))
    throw invalid('toldOn', rule('not-in-future'), 'a later date');
  if (death && form.manner !== 'in-person') throw invalid('manner', rule('death-in-person'), form.manner);
  if (death && form.toldBy !== 'trained-colleague')
    throw invalid('toldBy', rule('death-by-trained'), form.toldBy);
}

/**
 * The seeker is told what the search found: that the person died, or that they are alive and wish no contact, and
 * nothing more than that. Nobody is left waiting: who cannot be reached is tried again, and who does not wish to know
 * is not told.
 */
export const tracingAnswer = workItemKind({
  kind: 'tracing-answer',
  ...officer,
  irreversible: ['told', 'does-not-wish-to-know'],
  form: z.discriminatedUnion('decision', [
    ToldSchema,
    AppointmentSchema,
    no('not-reached'),
    no('does-not-wish-to-know'),
  ]),
  prepare(file, subject) {
    const request = file.tracing.find(({ id }) => id === subject);
    return request?.outcome === undefined ? {} : { context: { tell: request.outcome } };
  },
  decide(context, form) {
    const { file, command } = context;
    const { status, outcome = '' } = requestOf(context);
    if (status !== 'to-be-told')
      throw new CaseError('WrongState', `Expected an answer to tell, received a request that is ${status}.`);
    const { appointmentWithin, tryAgain } = file.policy.tracing.answer;
    switch (form.decision) {
      case 'told':
        refuseUnkind(context, form, outcome === 'found-dead');
        return moved(context, form, closed(outcome));
      case 'does-not-wish-to-know':
        return moved(context, form, closed('answer-not-wished'));
      case 'not-reached':
        return mergeChanges(moved(context, form, {}), noChange({ askAgainAt: plus(command.at, tryAgain) }));
      case 'appointment': {
        const askAgainAt = startOf(form.appointmentOn);
        const today = todayAt(file.policy, file.case.office, command.at);
        if (form.appointmentOn < today)
          throw invalid('appointmentOn', rule('day-to-come'), 'an earlier date');
        if (askAgainAt > plus(command.at, appointmentWithin))
          throw invalid(
            'appointmentOn',
            rule('within-from-now', { longest: appointmentWithin }),
            'a later date',
          );
        return mergeChanges(moved(context, form, {}), noChange({ askAgainAt }));
      }
    }
  },
});
