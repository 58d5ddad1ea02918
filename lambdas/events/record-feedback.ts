import { FeedbackEventSchema, feedbackOf } from '../../domain/notices/feedback.ts';
import { eventHandler } from '../middleware/event.ts';
import { handleDeliveryFailure } from '../services/feedback.ts';

export const handler = eventHandler('RecordFeedback', FeedbackEventSchema, async (event) => {
  for (const { ownerId, noticeId, ...news } of feedbackOf(event))
    await handleDeliveryFailure(ownerId, noticeId, news);
});
