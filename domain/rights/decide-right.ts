import type * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import { ConsentPurposeSchema } from '../case/consent.ts';
import type { LegalHold } from '../case/legal-hold.ts';
import type { RightsRequest } from '../case/rights-request.ts';
import { detailsOf } from '../case/rights-request.ts';
import { stopWhatRestsOn } from '../casework/consent-withdrawal.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { FirstEyes } from '../work-item/kind.ts';
import { requestOf } from './ask-right.ts';
import type { RightsDecisionForm } from './decision-form.ts';
import { refuseErasure } from './erasure.ts';
import { isOutsider } from './outside-persons.ts';

type Form = z.infer<typeof RightsDecisionForm>;

/** Who recorded an erasure does not grant it. */
export function notByRecorder(
  rights: readonly RightsRequest[],
  id: string | undefined,
): FirstEyes | undefined {
  const request = rights.find((one) => one.id === id);
  return request?.right === 'erasure'
    ? { by: request.recordedBy, closes: ['granted'], again: true }
    : undefined;
}

/** Whoever lifted a legal hold does not also grant the erasure that it stood in the way of. */
function refuseLifter(holds: readonly LegalHold[], { actor }: Command): void {
  if (holds.some(({ lifted }) => lifted?.by === actor.id))
    throw new CaseError(
      'FourEyes',
      'Expected somebody else than who lifted a legal hold to grant an erasure.',
    );
}

/** Whether a restriction or an objection holds from this change on. */
export const protects = ({ writes }: Pick<Change<unknown>, 'writes'>): boolean =>
  writes.some(
    (one) =>
      one.type === 'rights-request' &&
      one.status === 'granted' &&
      (one.right === 'restriction' || one.right === 'objection'),
  );

/** The request with the decision on it, and the fact of it. */
export function decidedRight(
  { rights, holds }: { readonly rights: readonly RightsRequest[]; readonly holds: readonly LegalHold[] },
  id: string | undefined,
  form: Form,
  command: Command,
): { request: RightsRequest; change: Change } {
  const asked = requestOf(rights, id);
  if (asked.status !== 'asked')
    throw new CaseError('WrongState', `Expected a request that waits, received one that is ${asked.status}.`);
  const granted = form.decision === 'granted';
  if (granted && asked.right === 'erasure' && asked.recordedBy === command.actor.id)
    throw new CaseError('FourEyes', 'Expected somebody else than who recorded the request to grant it.');
  if (granted && asked.right === 'erasure') refuseLifter(holds, command);
  // A correction says what was changed: that is the whole answer to the person.
  if (granted && asked.right === 'correction' && !form.note?.trim())
    throw invalid('note', rule('required'), 'nothing');
  const reason = form.decision === 'refused' ? { reasonCode: form.reasonCode } : {};
  const request: RightsRequest = {
    ...asked,
    status: form.decision,
    decision: { by: command.actor.id, at: command.at, told: form.told, ...reason },
    ...(form.note ? { outcome: form.note } : {}),
  };
  const details = { ...detailsOf(request), decision: form.decision, told: form.told, ...reason };
  return {
    request,
    change: {
      patch: {},
      writes: [request],
      facts: [{ act: 'right.decided', subject: request.id, details }],
      answer: {},
    },
  };
}

/** What a granted restriction or objection stops, as if the consents to it had ended. */
function stopped(file: CaseFile, request: RightsRequest, command: Command): Change {
  const after = { ...file, rights: file.rights.map((one) => (one.id === request.id ? request : one)) };
  const all = request.right === 'restriction' || request.right === 'erasure';
  const purposes = all ? ConsentPurposeSchema.options : [];
  const own = request.right === 'objection' && request.purpose ? [request.purpose] : purposes;
  return own.reduce<Change>((change, purpose) => {
    const next = stopWhatRestsOn(after, purpose, command);
    // The case starts over once, however many purposes ended.
    const again = 'run' in change.patch && 'run' in next.patch;
    return again ? change : mergeChanges(change, next);
  }, noChange({}));
}

/** Whoever outside the registry withdraws, or is erased, is taken out of the search; a correction takes out nobody. */
function outsiderGone(file: CaseFile, personId: string, { right }: RightsRequest, command: Command): Change {
  if (right === 'correction') return noChange({});
  const because = right === 'erasure' ? 'record-erased' : 'consent-withdrawn';
  return file.rules.stages.reduce<Change>((change, { outsiderEnded }) => {
    const ended = outsiderEnded?.(file, personId, because, command);
    return ended ? mergeChanges(change, ended) : change;
  }, noChange({}));
}

/** The decision on what a member asked, with what stops because of it. */
export function decideRight(file: CaseFile, id: string | undefined, form: Form, command: Command): Change {
  const { request, change } = decidedRight(file, id, form, command);
  if (form.decision === 'refused') return change;
  if (request.right === 'erasure') refuseErasure(file, request);
  const { personId } = request;
  if (personId !== undefined && isOutsider(file, personId))
    return mergeChanges(outsiderGone(file, personId, request, command), change);
  return mergeChanges(stopped(file, request, command), change);
}

/** Ends a restriction or an objection, with a reason: the data may be used again, where it is consented to. */
export function liftRight(
  rights: readonly RightsRequest[],
  requestId: string,
  reasonCode: string,
  command: Command,
): Change<{ requestId: string }> {
  const request = requestOf(rights, requestId);
  if (request.status === 'lifted') return noChange({ requestId });
  if (request.status !== 'granted' || (request.right !== 'restriction' && request.right !== 'objection'))
    throw new CaseError('WrongState', 'Expected a restriction or an objection that stands.');
  const lifted: RightsRequest = {
    ...request,
    status: 'lifted',
    lifted: { by: command.actor.id, at: command.at, reasonCode },
  };
  return {
    patch: {},
    writes: [lifted],
    facts: [{ act: 'right.lifted', subject: requestId, details: { ...detailsOf(request), reasonCode } }],
    answer: { requestId },
  };
}
