import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { sponsorRecipients } from '../../domain/case/consent-recipients.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import { noticeTo } from '../../domain/case/notice-to.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { FUNDS_ACCOUNTS, FUNDS_PROOFS } from '../../domain/policy/support-policy.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { DecisionContext, FirstEyes } from '../../domain/work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { Offer } from './offer.ts';
import { promisedOffer } from './promised-offer.ts';
import { releaseOffer, sponsorOf } from './release-offer.ts';
import { oweSettlement } from './settlement-plan.ts';
import type { ShownFunds } from './sign.ts';
import { withFunds, withSignatures } from './sign.ts';
import { refuseUnfit } from './sponsor-offer.ts';
import { askedOf, lacks, linesOfPlan } from './support.ts';
import { whyNotReady } from './why-not-ready.ts';

/** The largest amount that may be entered, in whole units of the currency. */
const MOST_FUNDS = 10_000_000;

/**
 * Staff confirm what a sponsor promised: only then is the household placed. Until then the sponsor can take it back,
 * on its page or by a call that staff record; in that case, or if staff do not confirm, the next sponsor is asked.
 * What the programme asks of a sponsor has to be there: the undertaking signed by each adult, training, money set aside,
 * and a plan that somebody else drafted [PROCESS.md, stage 8].
 */
export const sponsorConfirmation = workItemKind({
  kind: 'sponsor-confirmation',
  stage: 'sponsorship',
  role: 'sponsorship-officer',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('confirm'),
      /** The adults who have signed the undertaking since. */
      signedBy: z.array(z.string().max(60)).max(40).optional(),
      signedOn: DateSchema.optional(),
      amount: z.int().min(0).max(MOST_FUNDS).optional(),
      account: z.enum(FUNDS_ACCOUNTS).optional(),
      proof: z.enum(FUNDS_PROOFS).optional(),
      shownOn: DateSchema.optional(),
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('return-plan'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
    z.strictObject({
      decision: z.literal('undertaking-refused'),
      reasonCode: ReasonCodeSchema,
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('taken-back'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('not-confirmed'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  first: (file, subject) => planDrafted(file, subject),
  prepare: (file, subject) => ({ context: { sponsorId: promisedOffer(file, subject).sponsorId } }),
  decide(context, form): Change {
    const { file, item, command } = context;
    const offer = promisedOffer(file, item.subject);
    if (form.decision === 'confirm') return confirmed(context, offer, form);
    if (form.decision === 'return-plan') return returned(context, offer, form.reasonCode);
    if (form.decision === 'undertaking-refused')
      return releaseOffer(file, offer, 'declined', command, form.reasonCode);
    if (form.decision === 'taken-back') return releaseOffer(file, offer, 'declined', command, 'taken-back');
    const told = noticeTo(
      file.case.id,
      { kind: 'sponsor', id: offer.sponsorId },
      'sponsor-not-confirmed',
      command,
      { offerId: offer.id },
    );
    return mergeChanges(releaseOffer(file, offer, 'not-confirmed', command, form.reasonCode), {
      patch: {},
      writes: [told],
      facts: [],
      answer: {},
    });
  },
});

/** Nobody approves the plan that they drafted. */
function planDrafted(file: CaseFile, offerId: string | undefined): FirstEyes | undefined {
  const plan = file.offers.find(({ id }) => id === offerId)?.plan;
  return plan?.state === 'drafted' ? { by: plan.draftedBy, closes: ['confirm'], again: true } : undefined;
}

/** The plan goes back to whoever draws it up, with the reason. */
function returned({ file, command }: DecisionContext, offer: Offer, reasonCode: string): Change {
  const { at, actor } = command;
  const before = offer.plan ?? {
    lines: [...linesOfPlan(file, offer, at)],
    ...{ draftedBy: offer.sponsorId, draftedAt: offer.answeredAt ?? at },
  };
  return {
    patch: {},
    writes: [{ ...offer, plan: { ...before, state: 'returned', seenBy: actor.id, seenAt: at, reasonCode } }],
    facts: [{ act: 'plan.returned', subject: offer.id, details: { reasonCode } }],
    answer: {},
  };
}

type Confirmation = Parameters<typeof withSignatures>[3] & ShownFunds;

/** The offer with what is recorded now, if nothing of what the programme asks is missing. */
function readyOffer(
  { file, command }: DecisionContext,
  offer: Offer,
  sponsor: Sponsor,
  form: Confirmation,
): Offer {
  const signed = withSignatures(file, offer, sponsor, form, command);
  const ready = withFunds(file, signed, sponsor, form, command);
  const [missing] = lacks(file, ready, sponsor, command.at);
  if (missing !== undefined)
    throw new CaseError(
      'WrongState',
      `Expected what the programme asks of a sponsor, received no ${missing}.`,
      {
        why: whyNotReady(file, ready, sponsor, command.at),
      },
    );
  if (ready.plan?.draftedBy === command.actor.id)
    throw new CaseError('FourEyes', 'Expected another person than who drafted the plan to approve it.');
  return ready;
}

/** Places the household, if the sponsor may still receive it. */
function confirmed(context: DecisionContext, promised: Offer, form: Confirmation): Change {
  const { file, command } = context;
  const sponsor = sponsorOf(file, promised);
  refuseUnfit(file, sponsor, command.at);
  const offer = readyOffer(context, promised, sponsor, form);
  const consents = requireConsent(file, 'sponsor-offer', sponsorRecipients(sponsor), command.at);
  const { at, actor } = command;
  const plan: Offer['plan'] = offer.plan && {
    ...offer.plan,
    state: 'approved',
    seenBy: actor.id,
    seenAt: at,
  };
  const accepted: Offer = { ...offer, status: 'accepted', ...(plan ? { plan } : {}) };
  const placed: Change = {
    patch: { stages: withStage(file.case.stages, 'sponsorship', 'completed', 'sponsored', at) },
    writes: [
      accepted,
      {
        ...sponsor,
        version: sponsor.version + 1,
        held: Math.max(0, sponsor.held - offer.persons),
        taken: sponsor.taken + offer.persons,
      },
      noticeTo(file.case.id, { kind: 'sponsor', id: sponsor.id }, 'sponsor-accepted', command, {
        offerId: offer.id,
      }),
    ],
    facts: [
      { act: 'offer.accepted', subject: offer.id, details: acceptedAs(file, accepted, sponsor, consents) },
    ],
    answer: { sponsorId: offer.sponsorId },
  };
  return { ...mergeChanges(placed, oweSettlement(file, offer, command)), answer: placed.answer };
}

/** What an auditor reads of a placement: on which signatures, money and plan it rests; names and sums are left out. */
function acceptedAs(file: CaseFile, offer: Offer, sponsor: Sponsor, consents: string[]) {
  const { undertaking, funds } = askedOf(file, sponsor);
  return {
    sponsorId: offer.sponsorId,
    consents,
    ...(undertaking
      ? { undertaking: undertaking.text, signatures: offer.undertaking?.signatures.length ?? 0 }
      : {}),
    ...(funds && offer.funds ? { account: offer.funds.account, proof: offer.funds.proof } : {}),
    ...(offer.plan ? { planBy: 'drafted' } : {}),
  };
}
