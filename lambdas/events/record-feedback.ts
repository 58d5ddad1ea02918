import { PLATFORM } from '../../domain/actor.ts';
import { unchanged } from '../../domain/case/change.ts';
import { identifier } from '../../domain/identifier.ts';
import {
  feedbackOf,
  MailFeedbackSchema,
  recordFeedback,
  withStopped,
} from '../../domain/notices/feedback.ts';
import { theNotices } from '../middleware/delivery-services.ts';
import { eventHandler } from '../middleware/event.ts';
import { theStore } from '../middleware/services.ts';

export const handler = eventHandler('RecordFeedback', MailFeedbackSchema, async (event) => {
  const feedback = feedbackOf(event);
  if (!feedback) return;
  const { ownerId, noticeId, status } = feedback;
  const notice = await theNotices().find(ownerId, noticeId);
  if (notice?.to.kind !== 'sponsor') return;
  const at = new Date(event.time).toISOString();
  const command = { id: identifier('command', noticeId, status), actor: PLATFORM, at };
  const { id: sponsorId } = notice.to;
  if (!ownerId.startsWith('case-')) {
    const [sponsor] = await theStore().loadSponsors([sponsorId]);
    const moved = await theNotices().move(notice, ['sending', 'sent'], { status, reasonCode: status });
    const facts = [{ act: `notice.${status}`, subject: noticeId }];
    if (sponsor && moved)
      await theStore().commitSponsor({ sponsor: withStopped(sponsor, 'email', status, at), facts }, command);
    return;
  }
  await theStore().change(ownerId, command, async (file) => {
    const [sponsor] = await theStore().loadSponsors([sponsorId]);
    const present = await theNotices().find(ownerId, noticeId);
    return sponsor && present ? recordFeedback(file, present, sponsor, status, command) : unchanged({});
  });
});
