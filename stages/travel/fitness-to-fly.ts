import * as z from 'zod';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { dateOf, isBefore, minus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { planOf } from './travel-documents.ts';
import { whyTooEarly } from './why-too-early.ts';

/** Fitness to fly of every member, confirmed at most 72 hours (by default) before departure. */
export const fitnessToFly = workItemKind({
  kind: 'fitness-to-fly',
  stage: 'travel',
  role: 'health-staff',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('fit'), personIds: z.array(z.string()), note: NoteSchema }),
    z.strictObject({ decision: z.literal('unfit'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide({ file, command }, form): Change {
    const plan = planOf(file);
    if (!plan.departureAt)
      throw new CaseError('WrongState', 'Expected a booked journey before fitness to fly, received none.');
    if (form.decision === 'unfit') {
      const details = { reasonCode: form.reasonCode };
      return {
        patch: {},
        writes: [{ ...plan, fitToFly: false }],
        facts: [{ act: 'fitness-to-fly.refused', details }],
        answer: {},
      };
    }
    const earliest = minus(plan.departureAt, file.policy.health.fitnessWithin);
    if (isBefore(command.at, earliest)) {
      const why = whyTooEarly(plan.departureAt, file.policy, command.at);
      throw invalid('decision', rule('from-on', { from: earliest }), command.at, why);
    }
    const missing = activeMembers(file).filter((person) => !form.personIds.includes(person.id));
    if (missing.length > 0) throw invalid('personIds', rule('every-member'), `${missing.length} missing`);
    return {
      patch: {},
      writes: [{ ...plan, fitToFly: true }],
      facts: [{ act: 'fitness-to-fly.confirmed', details: { on: dateOf(command.at) } }],
      answer: {},
    };
  },
});
