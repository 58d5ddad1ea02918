import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { NamedFamilySchema } from '../../domain/sponsorship/known-family.ts';
import { nameFamily } from '../../domain/sponsorship/name-family.ts';
import type { ChangedSponsor, SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { toCaseChange } from '../../domain/sponsorship/sponsor-file.ts';
import type { SponsorLink } from '../../domain/sponsorship/sponsor-link.ts';
import { WorryTopicSchema } from '../../domain/sponsorship/sponsor-message.ts';
import { writeMessage } from '../../domain/sponsorship/write-message.ts';
import { mayBreakDown } from '../../stages/sponsorship/breakdown.ts';
import { answerOffer, offerOf } from '../../stages/sponsorship/offer-page.ts';
import { loseSponsor } from '../../stages/sponsorship/record-sponsor-loss.ts';
import { takeBack } from '../../stages/sponsorship/take-back.ts';
import { BreakdownAct } from './breakdown.ts';
import { NameFamilyAct } from './known-family.ts';
import { DECLINE_REASONS } from './offer.ts';

const text = z.string().trim().min(1).max(2000);

/** What the forms of a page can ask for. */
export const ActSchema = z.discriminatedUnion('act', [
  /** Ticked by a person who accepts, so that an accidental tap is no promise. */
  z.object({ act: z.literal('accept'), sure: z.literal('on') }),
  z.object({
    act: z.literal('decline'),
    reason: z.enum(DECLINE_REASONS),
    note: z.string().trim().max(1000).optional(),
  }),
  /** Until staff confirm the promise. */
  z.object({ act: z.literal('take-back'), sure: z.literal('on') }),
  z.object({ act: z.literal('ask'), text }),
  z.object({ act: z.literal('worry'), topic: WorryTopicSchema, text }),
  NameFamilyAct,
  BreakdownAct,
]);
export type Act = z.infer<typeof ActSchema>;
/** What is about the household of the link, and not about another that the sponsor knows. */
type ActOnCase = Exclude<Act, { act: 'name-family' }>;

/** A command of the link's sponsor; its id follows from the parts, so that a repeat is the same command. */
export const commandOf = (link: SponsorLink, at: string, ...parts: string[]): Command => ({
  id: identifier('command', link.offerId, link.sponsorId, ...parts),
  actor: { id: link.sponsorId, kind: 'sponsor', roles: ['sponsor'] },
  at,
});

/**
 * The same words sent again, by a double click or over a bad connection, are the same command, so there is one
 * decision; on another day they are a new question or worry.
 */
export const idempotencyParts = (wanted: ActOnCase, day: string): string[] =>
  wanted.act === 'ask' || wanted.act === 'worry'
    ? [wanted.act, 'topic' in wanted ? wanted.topic : '', wanted.text, day]
    : [wanted.act === 'accept' || wanted.act === 'decline' ? 'decision' : wanted.act];

const OF_PLAN: ReadonlySet<string> = new Set(['worry', 'breakdown']);

/** Refuses what the link is not for: worries and the end of a sponsorship belong to a plan, everything else to an offer. */
export function refuseOtherPurpose({ purpose }: SponsorLink, { act }: ActOnCase): void {
  if (purpose !== (OF_PLAN.has(act) ? 'plan' : 'offer'))
    throw new CaseError('Forbidden', `Expected what a link to a page of the kind ${purpose} is for.`);
}

/** The change made by an act. */
export function changeOf(file: CaseFile, link: SponsorLink, wanted: ActOnCase, command: Command): Change {
  const offer = offerOf(file, link);
  const { offerId, sponsorId } = link;
  const open = wanted.act === 'worry' ? 'accepted' : 'offered';
  if (!offer) throw new CaseError('NotFound', 'Expected the offer of this link, received none.');
  if (wanted.act === 'accept') return answerOffer(file, offer, { decision: 'accept' }, command);
  if (wanted.act === 'decline') {
    const note = wanted.note ? { note: wanted.note } : {};
    return answerOffer(file, offer, { decision: 'decline', reasonCode: wanted.reason, ...note }, command);
  }
  if (wanted.act === 'take-back') return takeBack(file, offer, command);
  if (wanted.act === 'breakdown') {
    if (offer.status !== 'accepted' || !mayBreakDown(file))
      throw new CaseError('WrongState', 'Expected a household that has left and that this sponsor receives.');
    return loseSponsor(file, { reasonCode: wanted.because, reportedBy: 'sponsor' }, command);
  }
  const asksOn = wanted.act === 'ask' && offer.status === 'promised';
  if (offer.status !== open && !asksOn)
    throw new CaseError('WrongState', `Expected an offer that is ${open}.`);
  const message = { offerId, sponsorId, text: wanted.text };
  return wanted.act === 'ask'
    ? writeMessage(file, { ...message, kind: 'question' }, command)
    : writeMessage(file, { ...message, kind: 'worry', topic: wanted.topic }, command);
}

/** A family that the sponsor knows, kept with the sponsor; the same words of a day are one command. */
export function familyNamed(
  file: SponsorFile,
  { act: _act, ...wanted }: Extract<Act, { act: 'name-family' }>,
  command: Command,
): Change<ChangedSponsor> {
  const family = NamedFamilySchema.parse(wanted);
  const change = nameFamily(file.sponsor, family, 'sponsor', command);
  return change.facts.length === 0 ? noChange(toCaseChange(change).answer) : toCaseChange(change);
}
