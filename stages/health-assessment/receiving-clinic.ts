import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { DateSchema, dateOf } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { owedBy } from '../../domain/plan/lines.ts';
import type { Settling } from '../../domain/plan/settle-line.ts';
import { settleLines } from '../../domain/plan/settle-line.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';

const form = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('seen'),
    seenOn: DateSchema,
    outcome: personal(z.string().trim().min(1).max(1000)),
    note: NoteSchema,
  }),
  z.strictObject({ decision: z.literal('not-seen'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
]);

/** The lines of a person that are open: those that were to be kept at once, or the others. */
const linesOf = (file: CaseFile, personId: string | undefined, atOnce: boolean): string[] =>
  owedBy(file, 'health-assessment')
    .filter(({ whom, line }) => whom === personId && line.state === 'planned')
    .filter(({ line }) => (line.source.reference === 'at-once') === atOnce)
    .map(({ line }) => line.id);

/**
 * A clinic at the destination sees somebody for what the exam before travel found: its day and what came of it close
 * the lines of their plan. It opens with the arrival; the case does not close before.
 */
const seenByClinic = (kind: 'receiving-clinic' | 'care-on-arrival') =>
  workItemKind({
    kind,
    stage: 'health-assessment',
    role: 'health-staff',
    place: 'destination',
    anyTime: true,
    form,
    decide({ file, item, command }, wanted): Change {
      const open = linesOf(file, item.subject, kind === 'care-on-arrival');
      if (open.length === 0)
        throw new CaseError('WrongState', 'Expected somebody to whom a visit is owed, received another.');
      if (wanted.decision === 'seen') {
        const today = todayAt(file.policy, file.case.destinationOffice, command.at);
        if (wanted.seenOn > today || wanted.seenOn < dateOf(file.travel?.arrivedAt ?? command.at))
          throw invalid('seenOn', rule('between-arrival-and-today'), wanted.seenOn);
      }
      const how: Settling =
        wanted.decision === 'seen'
          ? { state: 'delivered', on: wanted.seenOn, outcome: wanted.outcome }
          : { state: 'not-delivered', reasonCode: wanted.reasonCode };
      return settleLines(
        file,
        open.map((lineId) => ({ lineId, how })),
        command,
      );
    },
  });

/** Within the time of the class, 30 days by default. */
export const receivingClinic = seenByClinic('receiving-clinic');
/** Within a day, where the exam said so. */
export const careOnArrival = seenByClinic('care-on-arrival');
