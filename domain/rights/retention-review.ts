import * as z from 'zod';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { RightsRequest } from '../case/rights-request.ts';
import { detailsOf } from '../case/rights-request.ts';
import type { Command } from '../kernel/actor.ts';
import { DateSchema, dateOf, plus, startOf } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { todayAt } from '../policy/policy.ts';
import { NoteSchema, ReasonCodeSchema } from '../work-item/kind.ts';
import type { Owner } from './ask-right.ts';

/** Whoever keeps a record longer looks at it again. */
const LONGEST_YEARS = 10;

/** What a review decides of a case or sponsor whose time is over. */
export const RetentionReviewForm = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('erase'), note: NoteSchema }),
  z.strictObject({
    decision: z.literal('keep'),
    keepUntil: DateSchema,
    reasonCode: ReasonCodeSchema,
    note: NoteSchema,
  }),
]);
type Form = z.infer<typeof RetentionReviewForm>;
type Keep = Extract<Form, { decision: 'keep' }>;

function keep({ id, office, policy }: Owner, { keepUntil, reasonCode }: Keep, { at }: Command): Change {
  if (keepUntil <= todayAt(policy, office, at)) throw invalid('keepUntil', rule('in-future'), keepUntil);
  const last = dateOf(plus(at, `P${LONGEST_YEARS}Y`));
  if (keepUntil > last) throw invalid('keepUntil', rule('at-most', { most: last }), keepUntil);
  const details = { until: keepUntil, reasonCode };
  return { patch: {}, writes: [], facts: [{ act: 'retention.kept', subject: id, details }], answer: {} };
}

/** Asks for the erasure as if somebody had asked: another supervisor grants it, or not. */
function askForErasure({ id: caseId, office, policy, rights }: Owner, command: Command): Change {
  const whole = (one: RightsRequest) => one.right === 'erasure' && one.personId === undefined;
  if (rights.some((one) => whole(one) && (one.status === 'asked' || one.status === 'granted')))
    return noChange({});
  const askedOn = todayAt(policy, office, command.at);
  const request: RightsRequest = {
    ...{ type: 'rights-request', schema: 4, id: identifier('rights', caseId, command.id) },
    ...{ caseId, right: 'erasure', askedBy: 'retention', askedOn, status: 'asked' },
    dueOn: dateOf(plus(startOf(askedOn), policy.rights.answerWithin)),
    ...{ recordedBy: command.actor.id, recordedAt: command.at },
  };
  return {
    patch: {},
    writes: [request],
    facts: [{ act: 'right.asked', subject: request.id, details: detailsOf(request) }],
    answer: {},
  };
}

/** What follows from a review, of a case or of a sponsor, in whose way nothing stands. */
export const reviewed = (owner: Owner, form: Form, command: Command): Change =>
  form.decision === 'erase' ? askForErasure(owner, command) : keep(owner, form, command);
