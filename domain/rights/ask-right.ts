import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { memberOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { RightsRequest } from '../case/rights-request.ts';
import { detailsOf, RightsRequestSchema } from '../case/rights-request.ts';
import type { Command } from '../kernel/actor.ts';
import { dateOf, plus, startOf } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { Policy } from '../policy/policy.ts';
import { todayAt } from '../policy/policy.ts';
import { isOutsider } from './outside-persons.ts';

/** The most requests about one case or sponsor: far more than anybody asks, and still one page. */
const MOST_REQUESTS = 200;

const { personId, right, purpose, askedBy, channel, words, askedOn } = RightsRequestSchema.shape;

/** What staff record when somebody asks. */
export const AskedRightSchema = z.strictObject({
  ...{ personId, right, purpose, askedOn },
  askedBy: askedBy.exclude(['retention']),
  channel: channel.unwrap(),
  words: words.unwrap(),
});
export type AskedRight = z.infer<typeof AskedRightSchema>;

/** A case or sponsor about whose data something is asked. */
export interface Owner {
  readonly id: string;
  readonly office: string | undefined;
  readonly policy: Policy;
  readonly rights: readonly RightsRequest[];
}

/** Records what somebody asked about their data; work opens for a supervisor, who decides on it in time. */
export function askRight(owner: Owner, wanted: AskedRight, command: Command): Change<{ requestId: string }> {
  const today = todayAt(owner.policy, owner.office, command.at);
  if (wanted.askedOn > today) throw invalid('askedOn', rule('not-in-future'), wanted.askedOn);
  if (wanted.right === 'objection' && wanted.purpose === undefined)
    throw invalid('purpose', rule('required'), 'nothing');
  if (wanted.right !== 'objection' && wanted.purpose !== undefined)
    throw invalid('purpose', rule('unknown-field', { fields: 'purpose' }), 'a purpose');
  if (owner.rights.some((one) => one.status === 'asked' && asksSame(one, wanted)))
    throw new CaseError(
      'AlreadyExists',
      'Expected what is not asked yet, received what waits for an answer.',
    );
  if (owner.rights.length >= MOST_REQUESTS)
    throw new CaseError('StoreFull', `Expected at most ${MOST_REQUESTS} requests about one record.`);
  const request: RightsRequest = {
    ...{ type: 'rights-request', schema: 4, id: identifier('rights', owner.id, command.id) },
    ...{ caseId: owner.id, ...wanted },
    dueOn: dateOf(plus(startOf(wanted.askedOn), owner.policy.rights.answerWithin)),
    ...{ recordedBy: command.actor.id, recordedAt: command.at, status: 'asked' },
  };
  return {
    patch: {},
    writes: [request],
    facts: [{ act: 'right.asked', subject: request.id, details: detailsOf(request) }],
    answer: { requestId: request.id },
  };
}

const asksSame = (one: RightsRequest, wanted: AskedRight): boolean =>
  one.right === wanted.right && one.personId === wanted.personId && one.purpose === wanted.purpose;

/** Records what a member of a household, somebody outside the registry who was found for one, or somebody for them, asked. */
export function askRightOfCase(
  file: CaseFile,
  wanted: AskedRight,
  command: Command,
): Change<{ requestId: string }> {
  if (wanted.personId !== undefined && !isOutsider(file, wanted.personId)) memberOf(file, wanted.personId);
  if (wanted.right === 'correction' && wanted.personId === undefined)
    throw invalid('personId', rule('required'), 'nothing');
  const { id, office } = file.case;
  return askRight({ id, office, policy: file.policy, rights: file.rights }, wanted, command);
}

/** The request with this id; NotFound when the record has none. */
export function requestOf(rights: readonly RightsRequest[], requestId: string | undefined): RightsRequest {
  const found = rights.find(({ id }) => id === requestId);
  if (found) return found;
  throw new CaseError('NotFound', `Expected a request about data, received ${requestId}.`);
}
