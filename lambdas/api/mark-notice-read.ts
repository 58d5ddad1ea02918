import { MarkNoticeRead } from '../../contracts/api/notices.ts';
import { receiverOf, receiversOf } from '../../domain/case/notice.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { theNotices } from '../services/the-notices.ts';

export const handler = apiHandler(MarkNoticeRead, async ({ params, body, actor }) => {
  const notice = await theNotices().find(body.ownerId, params.noticeId);
  if (!notice || !receiversOf(actor).includes(receiverOf(notice.to)))
    throw new CaseError('NotFound', 'Expected a notice to this person, received another id.');
  await theNotices().markRead(notice, actor.id);
  return { noticeId: notice.id };
});
