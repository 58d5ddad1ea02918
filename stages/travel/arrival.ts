import * as z from 'zod';
import { stageRules } from '../../domain/case/case-rules.ts';
import type { Change } from '../../domain/case/change.ts';
import { withStage } from '../../domain/case/change.ts';
import { refuseWaitBeyondLimit } from '../../domain/case/renewal.ts';
import { InstantSchema, isBefore } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { toSponsorOf } from '../../domain/notices/to.ts';
import { plansAtArrival } from '../../domain/plan/at-arrival.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { planOf } from './travel-documents.ts';

/** The household is met on arrival; the follow-up schedule counts from the actual arrival. */
export const arrival = workItemKind({
  kind: 'arrival',
  stage: 'travel',
  role: 'travel-officer',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('arrived'), arrivedAt: InstantSchema, note: NoteSchema }),
    z.strictObject({
      decision: z.literal('delayed'),
      expectedAt: InstantSchema,
      reasonCode: ReasonCodeSchema,
      note: NoteSchema,
    }),
  ]),
  decide({ file, command }, form): Change {
    if (form.decision === 'delayed') {
      refuseWaitBeyondLimit(file, 'expectedAt', form.expectedAt, command.at);
      const details = { reasonCode: form.reasonCode, expectedAt: form.expectedAt };
      return {
        patch: {},
        writes: toSponsorOf(file, 'travel-delayed', command, { expectedAt: form.expectedAt }),
        facts: [{ act: 'arrival.delayed', details }],
        answer: { askAgainAt: form.expectedAt },
      };
    }
    const plan = planOf(file);
    const from = plan.departedAt ?? command.at;
    if (isBefore(command.at, form.arrivedAt) || isBefore(form.arrivedAt, from))
      throw invalid('arrivedAt', rule('between-departure-and-now'), form.arrivedAt);
    return {
      patch: { stages: withStage(file.case.stages, 'travel', 'completed', 'arrived', command.at) },
      writes: [
        { ...plan, arrivedAt: form.arrivedAt },
        ...file.policy.stages.flatMap(
          (stage) => stageRules(file, stage).arrived?.(file, form.arrivedAt) ?? [],
        ),
        ...plansAtArrival(file, form.arrivedAt),
        ...toSponsorOf(file, 'sponsor-arrival', command, { arrivedAt: form.arrivedAt }),
      ],
      facts: [{ act: 'travel.arrived', details: { arrivedAt: form.arrivedAt } }],
      answer: {},
    };
  },
});
