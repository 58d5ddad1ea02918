import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Notice } from '../../domain/case/notice.ts';
import { isAboutHousehold, mayNotTell } from '../../domain/notices/may-tell.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { theNotices } from './the-notices.ts';
import { fileIfThere } from './tracing-consent.ts';

/**
 * The notices that may be sent now. A notice about a household whose members no longer consent, or to a sponsor that
 * is not in good standing, is recorded as not sent.
 */
export async function tellable(notices: readonly Notice[], sponsor: Sponsor, at: string): Promise<Notice[]> {
  const files = new Map<string, CaseFile | undefined>();
  const told: Notice[] = [];
  for (const notice of notices) {
    if (!isAboutHousehold(notice)) {
      told.push(notice);
      continue;
    }
    if (!files.has(notice.caseId)) files.set(notice.caseId, await fileIfThere(notice.caseId));
    const file = files.get(notice.caseId);
    const reasonCode = file ? mayNotTell(file, sponsor, at) : 'consent-missing';
    if (reasonCode === undefined) told.push(notice);
    else await theNotices().move(notice, ['pending', 'waiting', 'sending'], { status: 'failed', reasonCode });
  }
  return told;
}
