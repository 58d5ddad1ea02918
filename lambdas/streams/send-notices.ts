import { STREAM_CONSUMERS } from '../../contracts/streams.ts';
import { attentionFor } from '../../domain/notices/attention.ts';
import { deliver } from '../middleware/delivery.ts';
import { theWorkflows } from '../middleware/relay-services.ts';
import { streamHandler } from '../middleware/stream.ts';

export const handler = streamHandler('SendNotices', STREAM_CONSUMERS[1].types, async (before, notice) => {
  if (notice.type !== 'notice' || notice.to.kind !== 'sponsor') return;
  if (before === undefined && (notice.status === 'pending' || notice.status === 'sending'))
    return deliver(notice);
  const attention = attentionFor(before, notice);
  if (attention) await theWorkflows().relay(attention);
});
