import * as z from 'zod';
import type { Appointment } from '../../domain/appointments/appointment.ts';
import { settleAppointment } from '../../domain/appointments/plan-appointment.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange, withStage } from '../../domain/case/change.ts';
import { refuseOthers } from '../../domain/case/each-member.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { DateSchema, isBefore, plus } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { refuseOtherStep, submittedOn } from './course.ts';

/** What became of one member's biometrics; a state may exempt somebody, such as a small child. */
const OutcomeSchema = z.enum(['taken', 'exempt', 'not-taken']);

/** Appointments for biometrics that have begun, settled by what became of them. */
function settled(file: CaseFile, outcome: 'held' | 'missed', command: Command): Change {
  const begun = ({ kind, status, startsAt }: Appointment): boolean =>
    kind === 'biometrics' && status === 'planned' && !isBefore(command.at, startsAt);
  return file.appointments
    .filter(begun)
    .map((one) => settleAppointment(one, outcome, command))
    .reduce<Change>((all, one) => mergeChanges(all, { ...one, answer: {} }), noChange({}));
}

/**
 * The biometrics of an application: at an appointment, of each member who is not exempt. Whoever did not come, or of whom
 * none could be taken, is asked again after the time of the policy.
 */
export const biometrics = workItemKind({
  kind: 'biometrics',
  stage: 'family-reunification',
  role: 'caseworker',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('taken'),
      takenOn: DateSchema,
      biometrics: z.array(z.strictObject({ personId: z.string(), outcome: OutcomeSchema })).min(1),
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('missed'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide({ file, command }, form): Change {
    refuseOtherStep(file, 'biometrics');
    const askAgainAt = plus(command.at, file.policy.reunification.biometricsAgain);
    if (form.decision === 'missed') {
      const facts = [{ act: 'biometrics.missed', details: { reasonCode: form.reasonCode } }];
      return mergeChanges(settled(file, 'missed', command), {
        ...{ patch: {}, writes: [], facts },
        answer: { askAgainAt },
      });
    }
    const { takenOn, biometrics: of } = form;
    if (takenOn > todayAt(file.policy, file.case.office, command.at))
      throw invalid('takenOn', rule('not-in-future'), 'a later date');
    if (takenOn < (submittedOn(file) ?? takenOn))
      throw invalid('takenOn', rule('after-application'), 'an earlier date');
    refuseOthers(file, 'biometrics', of);
    const missing = of.filter(({ outcome }) => outcome === 'not-taken').map(({ personId }) => personId);
    const whole = missing.length === 0;
    const details = { on: takenOn, ...(whole ? {} : { missing }) };
    return mergeChanges(settled(file, 'held', command), {
      patch: whole
        ? { stages: withStage(file.case.stages, 'family-reunification', 'completed', 'agreed', command.at) }
        : {},
      writes: [],
      facts: [{ act: whole ? 'biometrics.taken' : 'biometrics.taken-in-part', details }],
      answer: whole ? {} : { decision: 'missed', askAgainAt },
    });
  },
});
