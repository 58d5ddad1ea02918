import { ListNotices } from '../../contracts/api/notices.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import type { Notice } from '../../domain/case/notice.ts';
import { receiversOf } from '../../domain/case/notice.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseForeignSponsor } from '../middleware/sponsor-command.ts';
import { theNotices } from '../services/the-notices.ts';

const viewOf = (notice: Notice, reader: string) => {
  const { type: _type, schema: _schema, id, caseId, digest: _digest, readBy = [], ...told } = notice;
  return { noticeId: id, ownerId: caseId, ...told, read: readBy.includes(reader) };
};

export const handler = apiHandler(ListNotices, async ({ query, actor, command, grant, store }) => {
  const { about, to, limit, cursor } = query;
  if (about !== undefined && to !== undefined)
    throw invalid('about', 'or to is given, not both', 'both of them');
  if (
    (about ?? to) !== undefined &&
    actor.roles.every((role) => role === 'administrator' || role === 'partner-staff')
  )
    throw new CaseError(
      'Forbidden',
      'Expected somebody who works on cases: administrators and partners read notices to themselves.',
    );
  const notices = theNotices();
  const load = async () => {
    if (about?.startsWith('case-')) {
      const file = await store.loadCase(about);
      refuseOtherOffice(file, actor, grant.reach, command.at);
      refuseRestricted(file, actor, command.at);
      return notices.listOf(about, limit, cursor);
    }
    const sponsorId = to ?? about;
    if (sponsorId === undefined) return notices.listTo(receiversOf(actor), limit, cursor);
    if (!actor.roles.includes('sponsorship-officer') && !actor.roles.includes('supervisor'))
      throw new CaseError('Forbidden', 'Expected a sponsorship officer or a supervisor.');
    const [sponsor] = await store.loadSponsors([sponsorId]);
    refuseForeignSponsor(sponsor, actor.office);
    return to === undefined ? notices.listOf(sponsorId, limit, cursor) : notices.listTo([to], limit, cursor);
  };
  const page = await load();
  return { notices: page.items.map((notice) => viewOf(notice, actor.id)), cursor: page.cursor ?? null };
});
