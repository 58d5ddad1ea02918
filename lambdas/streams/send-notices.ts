import { STREAM_CONSUMERS } from '../../contracts/streams.ts';
import { sponsorMail } from '../../domain/notices/sponsor-mail.ts';
import { theDelivery } from '../middleware/delivery-services.ts';
import { theEnvironment } from '../middleware/environment.ts';
import { theStore } from '../middleware/services.ts';
import { streamHandler } from '../middleware/stream.ts';

export const handler = streamHandler('SendNotices', STREAM_CONSUMERS[1].types, async (before, notice) => {
  if (notice.type !== 'notice' || notice.to.kind !== 'sponsor') return;
  const interrupted = before === undefined && notice.status === 'sending';
  if (notice.status !== 'pending' && !interrupted) return;
  const { mail, notices } = theDelivery();
  const words = sponsorMail(notice, theEnvironment().PUBLIC_URL);
  const [sponsor] = words ? await theStore().loadSponsors([notice.to.id]) : [];
  if (!words || !sponsor) {
    await notices.move(notice, ['pending'], 'failed');
    return;
  }
  if (!(await notices.move(notice, ['pending', 'sending'], 'sending'))) return;
  await mail.send({ id: notice.id, to: sponsor.email, ...words });
  await notices.move(notice, ['sending'], 'sent');
});
