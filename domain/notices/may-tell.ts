import type { CaseFile } from '../case/case-file.ts';
import { sponsorRecipients } from '../case/consent-recipients.ts';
import { standingOf } from '../case/consent-uses.ts';
import type { Notice, NoticeTemplate, Undelivered } from '../case/notice.ts';
import type { Sponsor } from '../sponsorship/sponsor.ts';

/** What tells a sponsor that a household is there, or how it fares. The others say that nothing is asked any more. */
const ABOUT_HOUSEHOLD: ReadonlySet<NoticeTemplate> = new Set([
  'sponsor-offer',
  'sponsor-offer-reminder',
  'sponsor-accepted',
  'sponsor-arrival',
  'sponsor-answered',
  'sponsor-link',
  'travel-delayed',
]);

export const isAboutHousehold = ({ template, to, data }: Pick<Notice, 'template' | 'to' | 'data'>): boolean =>
  to.kind === 'sponsor' && data.offerId !== undefined && ABOUT_HOUSEHOLD.has(template);

/** Why a sponsor may not be told of a household at this moment: its own standing, or a consent that is missing. */
export function mayNotTell(file: CaseFile, sponsor: Sponsor, at: string): Undelivered | undefined {
  if (sponsor.vetting.status !== 'active') return 'no-standing';
  const { missing } = standingOf(file, 'sponsor-notice', sponsorRecipients(sponsor), at);
  return missing.length > 0 ? 'consent-missing' : undefined;
}
