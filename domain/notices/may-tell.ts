import type { CaseFile } from '../case/case-file.ts';
import { sponsorRecipients } from '../case/consent-recipients.ts';
import { standingOf } from '../case/consent-uses.ts';
import type { Notice, NoticeTemplate, Undelivered } from '../case/notice.ts';
import type { Sponsor } from '../sponsorship/sponsor.ts';

/**
 * Notices that reveal to a sponsor that there is a household, or how it fares. The others only say that nothing is
 * asked any more.
 */
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

/** Why a sponsor may not be told about a household now: its own standing, or a missing consent. */
export function mayNotTell(file: CaseFile, sponsor: Sponsor, at: string): Undelivered | undefined {
  if (sponsor.vetting.status !== 'active') return 'no-standing';
  const { missing } = standingOf(file, 'sponsor-notice', sponsorRecipients(sponsor), at);
  return missing.length > 0 ? 'consent-missing' : undefined;
}
