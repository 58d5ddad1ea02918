import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { RelayAction } from '../../domain/casework/relay.ts';
import { DateSchema, dateOf, isBefore, minus, plus } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { andThen, moveLines } from '../../domain/plan/move-lines.ts';
import { settleLines } from '../../domain/plan/settle-line.ts';
import { LinesSettledSchema, linesAskedBy, settlingsOf } from '../../domain/plan/settled-as.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import { NoteSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { NAME } from './not-visited.ts';
import { nextVisit } from './schedule.ts';
import { ASKED_AHEAD } from './visit-made.ts';

export const OVERDUE_LINES = 'overdue-lines';
/** How long a line may be late before somebody is asked. */
const GRACE = 'P1D';

/**
 * What a household was owed and did not get in time: one work item for all of it. Each line is settled, or owed until
 * another day.
 */
export const overdueLines = workItemKind({
  kind: OVERDUE_LINES,
  stage: NAME,
  role: 'caseworker',
  place: 'destination',
  anyTime: true,
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('settled'),
      lines: LinesSettledSchema.min(1).max(300),
      nextOn: DateSchema.optional(),
      note: NoteSchema,
    }),
  ]),
  decide({ file, command }, { lines, nextOn }) {
    const asked = linesAskedBy(file, command.at);
    const named = new Set(lines.map(({ lineId }) => lineId));
    if (asked.some(({ line }) => !named.has(line.id)))
      throw invalid('lines', rule('at-least-entries', { least: asked.length }), `${lines.length}`);
    const today = todayAt(file.policy, file.case.destinationOffice, command.at);
    const still = lines.filter(({ became }) => became === 'still-owed').map(({ lineId }) => lineId);
    if (still.length > 0 && nextOn === undefined) throw invalid('nextOn', rule('required'), 'none');
    if (nextOn !== undefined && nextOn <= today) throw invalid('nextOn', rule('in-future'), nextOn);
    const settled = settleLines(file, settlingsOf(lines, asked, dateOf(command.at)), command);
    return nextOn === undefined
      ? settled
      : andThen(file, settled, (after) => moveLines(after, still, { dueOn: nextOn }));
  },
});

/**
 * Asks about what is overdue, in the rounds that look at every case once a day: one question for a case at a time, and
 * none while a visit is open or comes soon, which asks the same.
 */
export function askAboutOverdue(file: CaseFile, at: string): RelayAction[] {
  const { case: head, travel, workItems, followUp } = file;
  if (travel?.arrivedAt === undefined || head.status !== 'active') return [];
  if (linesAskedBy(file, minus(at, GRACE)).length === 0) return [];
  const next = nextVisit(followUp);
  if (next && isBefore(next.dueAt, plus(at, ASKED_AHEAD))) return [];
  const asked = workItems.filter(({ kind }) => kind === OVERDUE_LINES);
  if (asked.some(isOpen)) return [];
  return [
    {
      kind: 'start',
      workflow: 'case-attention',
      execution: `${head.id}-${OVERDUE_LINES}-${asked.length + 1}`,
      input: { caseId: head.id, stage: NAME, kind: OVERDUE_LINES, subject: OVERDUE_LINES, context: {} },
    },
  ];
}
