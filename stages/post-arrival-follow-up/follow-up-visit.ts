import * as z from 'zod';
import { destinationOf, placesOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { withStage } from '../../domain/case/change.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { present } from '../../domain/kernel/present.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { toRole } from '../../domain/notices/to.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { dimensionsOf } from './dimensions.ts';
import type { FollowUpPlan } from './follow-up-plan.ts';
import { closedByTries, endedBy, notReached, skipped } from './not-visited.ts';
import { dueMeanwhile, nextVisit } from './schedule.ts';

const CompletedSchema = z.strictObject({
  decision: z.literal('completed'),
  on: DateSchema,
  scores: personal(z.record(z.string(), z.int().min(1).max(5))),
  safetyConcern: z.boolean(),
  note: NoteSchema,
});

/**
 * A follow-up visit: every dimension scored 1–5. One that is made late counts for those that fell due meanwhile. A low score opens an action; a protection concern goes to a
 * protection officer on the same day. A household that is not reached is tried again as often as the policy says; then it
 * is recorded that contact is lost, or before that it has moved away, and follow-up ends: the case closes as it would have.
 */
export const followUpVisit = workItemKind({
  kind: 'follow-up-visit',
  stage: 'post-arrival-follow-up',
  role: 'caseworker',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    CompletedSchema,
    z.strictObject({ decision: z.literal('no-contact'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('skipped'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
    z.strictObject({ decision: z.literal('lost-contact'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('moved-away'), note: NoteSchema }),
  ]),
  irreversible: ['lost-contact', 'moved-away'],
  closed: closedByTries,
  decide(context, form): Change {
    const { file, item } = context;
    const plan = file.followUp;
    const visit = plan?.visits.find((candidate) => candidate.id === item.subject);
    if (!plan || !visit)
      throw new CaseError('WrongState', 'Expected a visit of the follow-up schedule, received another.');
    switch (form.decision) {
      case 'completed':
        return completed(context, plan, visit.id, form);
      case 'no-contact':
        return notReached(context, plan, visit);
      case 'skipped':
        return skipped(context, plan, visit, form.reasonCode);
      default:
        return endedBy(context, plan, visit, form.decision);
    }
  },
});

function completed(
  { file, command }: DecisionContext,
  plan: FollowUpPlan,
  visitId: string,
  form: z.infer<typeof CompletedSchema>,
): Change {
  const { threshold } = file.policy.followUp;
  const dimensions = dimensionsOf(file, command.at);
  const unscored = dimensions.filter((dimension) => form.scores[dimension] === undefined);
  if (unscored.length > 0)
    throw invalid('scores', rule('score-for-each', { dimensions: unscored.join(', ') }), 'none');
  if (form.on > todayAt(file.policy, file.case.destinationOffice, command.at))
    throw invalid('on', rule('not-in-future'), form.on);
  const low = dimensions.filter(
    (dimension) => present(form.scores[dimension], `a score for ${dimension}`) < threshold,
  );
  const concern = form.safetyConcern || low.includes('safety');
  const overlapping = new Set(dueMeanwhile(plan, visitId, command.at));
  const visits = plan.visits.map((visit) => {
    if (visit.id === visitId)
      return { ...visit, status: 'completed' as const, on: form.on, scores: form.scores };
    return overlapping.has(visit.id) ? { ...visit, status: 'skipped' as const } : visit;
  });
  const next = nextVisit({ ...plan, visits });
  const stages = withStage(
    file.case.stages,
    'post-arrival-follow-up',
    'completed',
    'followed-up',
    command.at,
  );
  const office = destinationOf(file);
  return {
    patch: next ? {} : { stages },
    writes: [
      { ...plan, ...placesOf(file), visits },
      ...(concern ? [toRole(file, 'protection-officer', office, 'protection-concern', command)] : []),
    ],
    facts: [
      {
        act: 'follow-up.visited',
        subject: visitId,
        details: { actions: low.length, safetyConcern: concern },
      },
      ...[...overlapping].map((subject) => ({
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
}

const actionForm = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('resolved'), note: NoteSchema }),
  z.strictObject({ decision: z.literal('referred'), to: z.string().max(60), note: NoteSchema }),
]);
const settle = ({ item }: DecisionContext, form: z.infer<typeof actionForm>): Change => ({
  patch: {},
  writes: [],
  facts: [
    { act: 'follow-up-action.settled', subject: item.subject ?? '', details: { decision: form.decision } },
  ],
  answer: {},
});

/** The action for a dimension that scored below the threshold. */
export const followUpAction = workItemKind({
  kind: 'follow-up-action',
  stage: 'post-arrival-follow-up',
  role: 'caseworker',
  place: 'destination',
  form: actionForm,
  decide: settle,
});

/** A protection concern found after arrival: a protection officer acts on the same day. */
export const protectionConcern = workItemKind({
  kind: 'protection-concern',
  stage: 'post-arrival-follow-up',
  role: 'protection-officer',
  place: 'destination',
  form: actionForm,
  decide: settle,
});
