import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import type { RightsRequest } from '../../domain/case/rights-request.ts';
import { detailsOf } from '../../domain/case/rights-request.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { DateSchema, dateOf, plus, startOf } from '../../domain/kernel/calendar.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import { obstacleTo, refuseErasure } from '../../domain/rights/erasure.ts';
import { closedAt, RETENTION_REVIEW } from '../../domain/rights/retention.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';

/** Whoever keeps a case longer looks at it again. */
const LONGEST_YEARS = 10;

const RetentionReviewForm = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('erase'), note: NoteSchema }),
  z.strictObject({
    decision: z.literal('keep'),
    keepUntil: DateSchema,
    reasonCode: ReasonCodeSchema,
    note: NoteSchema,
  }),
]);

type Keep = Extract<z.infer<typeof RetentionReviewForm>, { decision: 'keep' }>;

function keep(file: CaseFile, { keepUntil, reasonCode }: Keep, { at }: Command): Change {
  if (keepUntil <= todayAt(file.policy, file.case.office, at))
    throw invalid('keepUntil', rule('in-future'), keepUntil);
  const last = dateOf(plus(at, `P${LONGEST_YEARS}Y`));
  if (keepUntil > last) throw invalid('keepUntil', rule('at-most', { most: last }), keepUntil);
  const details = { until: keepUntil, reasonCode };
  return {
    patch: {},
    writes: [],
    facts: [{ act: 'retention.kept', subject: file.case.id, details }],
    answer: {},
  };
}

/** Asks for the erasure as if somebody had asked: another supervisor grants it, or not. */
function erase(file: CaseFile, command: Command): Change {
  refuseErasure(file, {}, RETENTION_REVIEW);
  const whole = (one: RightsRequest) => one.right === 'erasure' && one.personId === undefined;
  if (file.rights.some((one) => whole(one) && (one.status === 'asked' || one.status === 'granted')))
    return noChange({});
  const askedOn = todayAt(file.policy, file.case.office, command.at);
  const request: RightsRequest = {
    ...{ type: 'rights-request', schema: 3, id: identifier('rights', file.case.id, command.id) },
    ...{ caseId: file.case.id, right: 'erasure', askedBy: 'retention', askedOn, status: 'asked' },
    dueOn: dateOf(plus(startOf(askedOn), file.policy.rights.answerWithin)),
    ...{ recordedBy: command.actor.id, recordedAt: command.at },
  };
  return {
    patch: {},
    writes: [request],
    facts: [{ act: 'right.asked', subject: request.id, details: detailsOf(request) }],
    answer: {},
  };
}

/**
 * The time for which a closed case is kept is over: a supervisor has it erased, which takes a second person, or keeps
 * it until another day with a reason.
 */
export const retentionReview = workItemKind({
  kind: RETENTION_REVIEW,
  stage: 'closure',
  role: 'supervisor',
  place: 'asylum',
  anyTime: true,
  form: RetentionReviewForm,
  closed(file) {
    const obstacle = obstacleTo(file, {}, RETENTION_REVIEW);
    return obstacle === undefined ? [] : [{ decision: 'erase', why: obstacle }];
  },
  opens: (file) => ({
    writes: [],
    facts: [
      {
        act: 'retention.over',
        subject: file.case.id,
        details: {
          closedOn: dateOf(closedAt(file)),
          ...(file.case.closing ? { outcome: file.case.closing.outcome } : {}),
        },
      },
    ],
  }),
  decide: ({ file, command }, form) =>
    form.decision === 'erase' ? erase(file, command) : keep(file, form, command),
});
