import * as z from 'zod';
import { DateSchema, dateOf } from '../kernel/calendar.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { personal } from '../kernel/personal-data.ts';
import { rule } from '../kernel/rules.ts';
import { linesOf } from '../plan/lines.ts';
import { settleLines } from '../plan/settle-line.ts';
import { todayAt } from '../policy/policy.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';

export const OWED_DUTY = 'owed-duty';

/** What a waiver left to be done after the arrival: it was given on a day, or it will not be and why. */
export const owedDuty = workItemKind({
  kind: OWED_DUTY,
  stage: 'post-arrival-follow-up',
  role: 'caseworker',
  place: 'destination',
  anyTime: true,
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('delivered'),
      deliveredOn: DateSchema,
      outcome: personal(z.string().trim().max(1000)).optional(),
      note: NoteSchema,
    }),
    z.strictObject({
      decision: z.literal('not-delivered'),
      reasonCode: ReasonCodeSchema,
      note: NoteSchema,
    }),
  ]),
  prepare(file, subject) {
    const line = linesOf(file).find(({ line: one }) => one.id === subject)?.line;
    return line ? { context: { service: line.service.code, dueAt: line.dueAt } } : {};
  },
  decide({ file, item, command }, form) {
    const lineId = item.subject ?? '';
    if (form.decision === 'not-delivered') {
      const how = { state: 'not-delivered' as const, reasonCode: form.reasonCode };
      return settleLines(file, [{ lineId, how }], command);
    }
    const today = todayAt(file.policy, file.case.destinationOffice, command.at);
    if (form.deliveredOn > today || form.deliveredOn < dateOf(file.travel?.arrivedAt ?? command.at))
      throw invalid('deliveredOn', rule('between-arrival-and-today'), form.deliveredOn);
    const how = { state: 'delivered' as const, on: form.deliveredOn, outcome: form.outcome };
    return settleLines(file, [{ lineId, how }], command);
  },
});
