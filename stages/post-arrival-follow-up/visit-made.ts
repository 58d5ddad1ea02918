import * as z from 'zod';
import { destinationOf, placesOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { DateSchema, plus } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { toRole } from '../../domain/notices/to.ts';
import { settleLines } from '../../domain/plan/settle-line.ts';
import { LinesSettledSchema, linesAskedBy, settlingsOf } from '../../domain/plan/settled-as.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema } from '../../domain/work-item/kind.ts';
import { scoredAt } from './dimensions.ts';
import type { FollowUpPlan } from './follow-up-plan.ts';
import { NAME, withoutWork } from './not-visited.ts';
import { dueToo, nextVisit } from './schedule.ts';
import type { Scores } from './scores.ts';
import { lowOf, ScoresSchema } from './scores.ts';

/** Lines that fall due soon after a visit are asked about at it. */
export const ASKED_AHEAD = 'P7D';

export const VisitMadeSchema = z.strictObject({
  decision: z.literal('completed'),
  on: DateSchema,
  scores: personal(z.array(ScoresSchema).max(40)),
  safetyConcern: z.boolean(),
  /** What became of what was due; a line that is not named is still owed. */
  lines: LinesSettledSchema.max(300).optional(),
  /** The visits that this one counts for too; those that have fallen due, unless it says. */
  alsoFor: z.array(z.string().max(60)).max(30).optional(),
  note: NoteSchema,
});
export type VisitMade = z.infer<typeof VisitMadeSchema>;

/** Refuses scores that are missing, and those of nobody who is scored. */
function refuseUnscored({ file, command }: DecisionContext, scores: Scores): void {
  const asked = scoredAt(file, command.at);
  const given = new Map(scores.map(({ whom, scores: of }) => [whom, of]));
  const missing = asked.flatMap(({ whom, dimensions }) =>
    dimensions.filter((dimension) => given.get(whom)?.[dimension] === undefined),
  );
  const strange = scores.some(({ whom }) => !asked.some((one) => one.whom === whom));
  if (missing.length > 0 || strange || given.size < scores.length)
    throw invalid(
      'scores',
      rule('score-for-each', { dimensions: [...new Set(missing)].join(', ') }),
      `scores of ${given.size}`,
    );
}

/** The other visits that this one counts for: planned ones only. */
function alsoCounted({ command }: DecisionContext, plan: FollowUpPlan, visitId: string, form: VisitMade) {
  const { alsoFor } = form;
  if (alsoFor === undefined) return new Set(dueToo(plan, visitId, command.at));
  const planned = plan.visits.filter(({ id, status }) => status === 'planned' && id !== visitId);
  const strange = alsoFor.find((id) => !planned.some((visit) => visit.id === id));
  if (strange !== undefined)
    throw invalid('alsoFor', rule('in-list', { options: planned.map(({ id }) => id).join(', ') }), strange);
  return new Set(alsoFor);
}

/**
 * A visit that was made: each person scored, and the household, in the dimensions that apply; what was due is settled. It
 * counts for others that have fallen due, whichever of them was asked about first.
 */
export function visitMade(
  context: DecisionContext,
  plan: FollowUpPlan,
  visitId: string,
  form: VisitMade,
): Change {
  const { file, command } = context;
  refuseUnscored(context, form.scores);
  if (form.on > todayAt(file.policy, file.case.destinationOffice, command.at))
    throw invalid('on', rule('not-in-future'), form.on);
  const low = lowOf(file, form.scores).map(({ dimension }) => dimension);
  const concern = form.safetyConcern || low.includes('safety');
  const also = alsoCounted(context, plan, visitId, form);
  const visits = plan.visits.map((visit) => {
    if (visit.id === visitId) return { ...visit, status: 'completed' as const, on: form.on };
    return also.has(visit.id) ? { ...visit, status: 'skipped' as const } : visit;
  });
  const next = nextVisit({ ...plan, visits });
  const asked = linesAskedBy(file, plus(command.at, ASKED_AHEAD));
  const stages = withStage(file.case.stages, NAME, 'completed', 'followed-up', command.at);
  const made: Change = {
    patch: next ? {} : { stages },
    writes: [
      { ...plan, ...placesOf(file), visits },
      ...withoutWork(file, also),
      ...(concern
        ? [toRole(file, 'protection-officer', destinationOf(file), 'protection-concern', command)]
        : []),
    ],
    facts: [
      {
        act: 'follow-up.visited',
        subject: visitId,
        details: { actions: low.length, safetyConcern: concern },
      },
      ...[...also].map((subject) => ({
        act: 'follow-up.skipped',
        subject,
        details: { reasonCode: 'seen-at-another-visit' },
      })),
    ],
    answer: {
      actions: [
        ...low
          .filter((dimension) => dimension !== 'safety')
          .map((subject) => ({ kind: 'follow-up-action', subject: `${visitId}/${subject}` })),
        ...(concern ? [{ kind: 'protection-concern', subject: `${visitId}/safety` }] : []),
      ],
      next: next ?? null,
    },
  };
  const settled = settleLines(file, settlingsOf(form.lines ?? [], asked, form.on), command);
  return mergeChanges(made, settled);
}
