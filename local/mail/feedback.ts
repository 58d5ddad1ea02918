/** Feedback on a message in the mailbox: that it bounced, or that its recipient complained. */
export type FeedbackKind = 'bounce' | 'complaint';

interface Told {
  channel: 'email' | 'sms';
  at: string;
  noticeId: string | null;
  owner: string | null;
}

/** The event by which AWS would report it: for mail EventBridge from SES, for a text message Amazon SNS. */
export const feedbackEvent = (message: Told, kind: FeedbackKind): object =>
  message.channel === 'email' ? ofMail(message, kind) : ofText(message, kind);

function ofMail({ at, noticeId, owner }: Told, kind: FeedbackKind): object {
  const mail = { tags: { notice: [noticeId ?? ''], owner: [owner ?? ''] } };
  const detail =
    kind === 'bounce'
      ? { eventType: 'Bounce', bounce: { bounceType: 'Permanent' }, mail }
      : { eventType: 'Complaint', mail };
  return { source: 'aws.ses', time: at, detail };
}

function ofText({ at, noticeId, owner }: Told, kind: FeedbackKind): object {
  const Message = JSON.stringify({
    eventType: kind === 'bounce' ? 'TEXT_INVALID' : 'TEXT_BLOCKED',
    eventVersion: '1.0',
    eventTimestamp: Date.parse(at),
    isFinal: true,
    context: { notice: noticeId ?? '', owner: owner ?? '' },
  });
  return {
    Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', Sns: { Type: 'Notification', Message } }],
  };
}
