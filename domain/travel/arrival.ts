import * as z from 'zod';
import { InstantSchema, isBefore } from '../calendar.ts';
import type { Change } from '../case/change.ts';
import { withStage } from '../case/change.ts';
import { refuseLongWait } from '../case/renewal.ts';
import { scheduleFrom } from '../follow-up/schedule.ts';
import { invalid } from '../invalid-input.ts';
import { toSponsorOf } from '../notices/to.ts';
import { rule } from '../rules.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';
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
      refuseLongWait(file, 'expectedAt', form.expectedAt, command.at);
      const details = { reasonCode: form.reasonCode, expectedAt: form.expectedAt };
      return {
        head: {},
        puts: toSponsorOf(file, 'travel-delayed', command, { expectedAt: form.expectedAt }),
        facts: [{ act: 'arrival.delayed', details }],
        answer: { askAgainAt: form.expectedAt },
      };
    }
    const plan = planOf(file);
    const from = plan.departedAt ?? command.at;
    if (isBefore(command.at, form.arrivedAt) || isBefore(form.arrivedAt, from))
      throw invalid('arrivedAt', rule('between-departure-and-now'), form.arrivedAt);
    return {
      head: { stages: withStage(file.case.stages, 'travel', 'completed', 'arrived', command.at) },
      puts: [
        { ...plan, arrivedAt: form.arrivedAt },
        scheduleFrom(file, form.arrivedAt),
        ...toSponsorOf(file, 'sponsor-arrival', command, { arrivedAt: form.arrivedAt }),
      ],
      facts: [{ act: 'travel.arrived', details: { arrivedAt: form.arrivedAt } }],
      answer: {},
    };
  },
});
