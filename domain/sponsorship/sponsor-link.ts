import * as z from 'zod';
import type { Notice } from '../case/notice.ts';
import { InstantSchema, plus } from '../kernel/calendar.ts';

/** What a link to a sponsor's page stands for: one purpose, one offer, one sponsor, until an instant. */
export const SponsorLinkSchema = z.object({
  purpose: z.enum(['offer', 'plan']),
  caseId: z.string(),
  offerId: z.string(),
  sponsorId: z.string(),
  until: InstantSchema,
});
export type SponsorLink = z.infer<typeof SponsorLinkSchema>;

/**
 * An offer's link stays valid for a while after the answer, to show the decision; a plan's link lasts until the next
 * visit.
 */
const OFFER_LASTS = 'P14D';
const PLAN_LASTS = 'P120D';

const PURPOSE: Partial<Record<Notice['template'], SponsorLink['purpose']>> = {
  'sponsor-offer': 'offer',
  'sponsor-offer-reminder': 'offer',
  'sponsor-offer-expired': 'offer',
  'sponsor-answered': 'offer',
  'sponsor-not-confirmed': 'offer',
  'sponsor-accepted': 'plan',
  'sponsor-arrival': 'plan',
  'travel-delayed': 'plan',
};

const PurposeSchema = SponsorLinkSchema.shape.purpose;

/** What a notice with a code says besides: which link the code opens. The link itself is not in the message. */
export const codeData = ({ purpose, offerId, until }: SponsorLink): Record<string, string> => ({
  ...{ offerId, opens: purpose, until },
});

/** The link that the code in a notice opens; undefined if it brings no code. */
export function openedByCode({ template, data, caseId, to }: Notice): SponsorLink | undefined {
  if (template !== 'sponsor-code' || to.kind !== 'sponsor') return undefined;
  const { offerId, opens: purpose, until } = data;
  return SponsorLinkSchema.safeParse({ purpose, caseId, offerId, sponsorId: to.id, until }).data;
}

/** The link in a notice; undefined if the notice is about no offer. The same notice always has the same link. */
export function linkOf(notice: Notice): SponsorLink | undefined {
  const { offerId, dueAt } = notice.data;
  const purpose = PURPOSE[notice.template] ?? PurposeSchema.safeParse(notice.data.purpose).data;
  if (!purpose || offerId === undefined || notice.to.kind !== 'sponsor') return undefined;
  const until = purpose === 'offer' ? plus(dueAt ?? notice.at, OFFER_LASTS) : plus(notice.at, PLAN_LASTS);
  return { purpose, caseId: notice.caseId, offerId, sponsorId: notice.to.id, until };
}
