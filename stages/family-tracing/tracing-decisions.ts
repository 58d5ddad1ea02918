import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { memberOf } from '../../domain/case/case-file.ts';
import { mergeChanges } from '../../domain/case/change.ts';
import { ageAt } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { Candidate, TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { candidateOf, foundPerson } from '../../domain/tracing-request/tracing-request.ts';
import {
  firstEyes,
  firstRefusal,
  latestDecision,
  refusedBySecond,
  refuseSamePerson,
} from '../../domain/work-item/decisions.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { closedUnshared, endSharing, refuseUnshared } from './identity-sharing.ts';
import { locatedAs } from './located-as.ts';
import { died, reportDeath } from './report-death.ts';
import { closed, moved, no, officer, requestOf, requestToWorkOn, toTell, yes } from './tracing-step.ts';

/** What a candidate's item shows of the match: codes and bits, no values of either side. */
function matchContext(file: CaseFile, subject: string) {
  requestToWorkOn(file, subject);
  const { measured: _measured, ...match } = candidateOf(file.tracing, subject)?.candidate.match ?? {};
  return 'band' in match ? { context: { match } } : {};
}

/** What work shows that needs nothing but a request that goes on. */
function goingOn(file: CaseFile, subject: string) {
  requestToWorkOn(file, subject);
  return {};
}

/** The first active search of a request: within 48 hours for an unaccompanied child. */
export const tracingSearch = workItemKind({
  kind: 'tracing-search',
  ...officer,
  prepare: goingOn,
  form: z.discriminatedUnion('decision', [yes('started'), no('not-traceable')]),
  decide: (context, form) =>
    moved(context, form, form.decision === 'started' ? { status: 'active' } : closed('not-traceable')),
});

/** Confirm, reject or defer a candidate, with a reason; nothing is ever confirmed automatically. */
export const tracingCandidate = workItemKind({
  kind: 'tracing-candidate',
  ...officer,
  form: z.discriminatedUnion('decision', [yes('confirm'), no('reject'), no('defer')]),
  closed: (file, subject) => closedUnshared(file, subject, 'confirm'),
  prepare: matchContext,
  decide(context, form) {
    const [, caseId, personId] = context.item.subject?.split('/') ?? [];
    const decision = ({ confirm: 'open', reject: 'rejected', defer: 'deferred' } as const)[form.decision];
    if (form.decision === 'confirm') refuseUnshared(context);
    const reason = 'reasonCode' in form ? { reasonCode: form.reasonCode } : {};
    const settled = (candidate: Candidate): Candidate =>
      candidate.caseId === caseId && candidate.personId === personId
        ? {
            ...candidate,
            ...reason,
            decision,
            decidedBy: context.command.actor.id,
            decidedAt: context.command.at,
          }
        : candidate;
    const change = moved(context, form, { candidates: requestOf(context).candidates.map(settled) });
    return form.decision === 'reject' ? mergeChanges(change, endSharing(context)) : change;
  },
});

/** Four eyes on a confirmed candidate; of one who is registered as dead, the death is reported and nobody is asked. */
export const tracingConfirmation = workItemKind({
  kind: 'tracing-confirmation',
  ...officer,
  form: z.discriminatedUnion('decision', [yes('approve'), no('reject')]),
  first: (file, subject) => firstEyes(latestDecision(file, 'tracing-candidate', subject), 'all'),
  closed: (file, subject) => closedUnshared(file, subject, 'approve'),
  prepare: matchContext,
  decide(context, form) {
    const { file, item, command } = context;
    const first = latestDecision(file, 'tracing-candidate', item.subject);
    if (!first)
      throw new CaseError(
        'WrongState',
        'Expected a confirmed candidate before the second confirmation, received none.',
      );
    refuseSamePerson(first, command.actor, 'A found person is confirmed by a second tracing officer');
    const approved = form.decision === 'approve';
    if (approved) refuseUnshared(context);
    const [, caseId, personId] = item.subject?.split('/') ?? [];
    const settled = {
      decision: approved ? ('confirmed' as const) : ('rejected' as const),
      decidedBy: command.actor.id,
      ...('reasonCode' in form ? { reasonCode: form.reasonCode } : {}),
      decidedAt: command.at,
    };
    const candidates = requestOf(context).candidates.map((candidate) =>
      candidate.caseId === caseId && candidate.personId === personId
        ? { ...candidate, ...settled }
        : candidate,
    );
    return approved ? locatedAs(context, form, candidates) : moved(context, form, { candidates });
  },
});

/** Whoever asked the person, or put the two in contact, learned that they had died. */
const diedWhile = (
  context: DecisionContext,
  { decision: _died, note: _note, ...report }: z.infer<typeof died>,
) => reportDeath(context.file, requestOf(context).id, report, context.command, context.item.id);

/**
 * The found person's own consent, before the seeker is told anything: asked by the office that has the person's case,
 * in the person's language. Whoever wishes no contact may have the seeker told that they are alive: that and nothing
 * more.
 */
export const tracingConsent = workItemKind({
  kind: 'tracing-consent',
  ...officer,
  prepare(file, subject) {
    const request = requestToWorkOn(file, subject);
    const found = request && foundPerson(request);
    if (!found) return {};
    if (found.outside) return { context: { through: found.outside.source } };
    const { office, language, caseId, personId } = found;
    const asking = { office: request.office ?? file.case.office, relationship: request.sought.relationship };
    return {
      ...(office ? { office } : {}),
      context: { caseId, personId, ...(language ? { language } : {}), asking },
    };
  },
  opens(file, subject, { at }) {
    const request = file.tracing.find((candidate) => candidate.id === subject);
    if (request?.status !== 'located') return { writes: [], facts: [] };
    const asked = { kind: 'tracing-consent', outcome: 'asked' };
    const actions = [...request.actions, { at, ...asked }];
    return {
      writes: [{ ...request, status: 'consent-asked', actions }],
      facts: [{ act: 'tracing-request.moved', subject: request.id, details: asked }],
    };
  },
  irreversible: ['alive-no-contact'],
  form: z.discriminatedUnion('decision', [
    yes('granted'),
    yes('alive-no-contact'),
    no('refused'),
    no('unreachable'),
    died,
  ]),
  decide(context, form) {
    if (form.decision === 'died') return diedWhile(context, form);
    if (form.decision === 'alive-no-contact') return moved(context, form, toTell('alive-no-contact'));
    const granted = form.decision === 'granted';
    return moved(context, form, granted ? { status: 'consent-granted' } : closed(`consent-${form.decision}`));
  },
});

/** Contact between the seeker and the found person. */
export const tracingContact = workItemKind({
  kind: 'tracing-contact',
  ...officer,
  prepare: goingOn,
  irreversible: ['alive-no-contact'],
  form: z.discriminatedUnion('decision', [yes('restored'), yes('alive-no-contact'), no('failed'), died]),
  decide(context, form) {
    if (form.decision === 'died') return diedWhile(context, form);
    if (form.decision === 'alive-no-contact') return moved(context, form, toTell('alive-no-contact'));
    const restored = form.decision === 'restored';
    return moved(context, form, restored ? { status: 'contact-restored' } : closed('contact-failed'));
  },
});

/** Whether the two really are related as stated. */
export const relationshipVerification = workItemKind({
  kind: 'relationship-verification',
  ...officer,
  form: z.discriminatedUnion('decision', [yes('verified'), no('not-verified')]),
  first: (file, subject) => firstRefusal(file, 'relationship-verification', 'not-verified', subject),
  prepare(file, subject) {
    requestToWorkOn(file, subject);
    const before = latestDecision(file, 'relationship-verification', subject);
    if (before?.code !== 'not-verified') return {};
    return { context: { refusedBy: before.by, reasonCode: before.form.reasonCode } };
  },
  decide(context, form) {
    if (form.decision === 'verified') return moved(context, form, { status: 'relationship-verified' });
    const { file, item, command } = context;
    const confirmed = refusedBySecond(file, item, form.decision, command.actor);
    const change = moved(context, form, confirmed ? closed('relationship-not-verified') : {});
    return { ...change, answer: { confirmed } };
  },
});

const bestInterests = z.enum(['in-best-interests', 'not-applicable']);

/** Whether one of the two is a child, whose best interests come before anybody's wishes. */
function concernsChild(file: CaseFile, request: TracingRequest, at: string): boolean {
  const seeker = memberOf(file, request.seekerId);
  const young = ageAt(seeker.birthDate, at) < file.policy.bestInterests.majority;
  return young || foundPerson(request)?.minor === true;
}

/**
 * Whether both sides wish to be reunited and it is safe; for a child also whether it is in the child's best
 * interests.
 */
export const reunificationAgreement = workItemKind({
  kind: 'reunification-agreement',
  ...officer,
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('agreed'),
      bestInterests: bestInterests.optional(),
      note: NoteSchema,
    }),
    no('contact-only'),
  ]),
  prepare(file, subject) {
    const request = requestToWorkOn(file, subject);
    return request ? { context: { child: concernsChild(file, request, request.openedAt) } } : {};
  },
  decide(context, form) {
    if (form.decision !== 'agreed') return moved(context, form, closed('contact-only'));
    const child = concernsChild(context.file, requestOf(context), context.command.at);
    if (child && form.bestInterests !== 'in-best-interests')
      throw invalid('bestInterests', rule('interests-of-child'), form.bestInterests ?? 'nothing');
    // Somebody outside the registry has no case that could be opened here: it is registered when they come.
    const outcome = 'reunification-agreed';
    return moved(
      context,
      form,
      foundPerson(requestOf(context))?.outside ? closed(outcome) : { status: outcome, outcome },
    );
  },
});

/** After several searches without a candidate: continue, or close the request with a reason. */
export const tracingReview = workItemKind({
  kind: 'tracing-review',
  ...officer,
  prepare: goingOn,
  form: z.discriminatedUnion('decision', [yes('continue'), no('close')]),
  decide: (context, form) =>
    moved(context, form, form.decision === 'continue' ? { reviews: 0 } : closed('not-found')),
});
