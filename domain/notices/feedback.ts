import * as z from 'zod';
import type { Command } from '../actor.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { unchanged } from '../case/change.ts';
import type { Channel, Sponsor } from '../sponsorship/sponsor.ts';
import type { Notice } from './notice.ts';

/** What SES tells of a mail, as EventBridge hands it on; everything else of the event is left aside. */
export const MailFeedbackSchema = z.object({
  detail: z.object({
    eventType: z.string(),
    bounce: z.object({ bounceType: z.string() }).optional(),
    mail: z.object({
      timestamp: z.iso.datetime().optional(),
      tags: z.record(z.string(), z.array(z.string())),
    }),
  }),
  time: z.iso.datetime(),
});

export interface Feedback {
  ownerId: string;
  noticeId: string;
  status: 'bounced' | 'complained';
}

/** A bounce that is final, or a complaint, of a notice of ours; undefined for news that changes nothing. */
export function feedbackOf({ detail }: z.infer<typeof MailFeedbackSchema>): Feedback | undefined {
  const [ownerId, noticeId] = [detail.mail.tags.owner?.[0], detail.mail.tags.notice?.[0]];
  if (ownerId === undefined || noticeId === undefined) return undefined;
  if (detail.eventType === 'Complaint') return { ownerId, noticeId, status: 'complained' };
  const final = detail.eventType === 'Bounce' && detail.bounce?.bounceType === 'Permanent';
  return final ? { ownerId, noticeId, status: 'bounced' } : undefined;
}

/** The sponsor with a channel that is not used any more. */
export const withStopped = (
  sponsor: Sponsor,
  channel: Channel,
  because: Feedback['status'],
  at: string,
): Sponsor => ({
  ...sponsor,
  version: sponsor.version + 1,
  contact: {
    ...sponsor.contact,
    stopped: [
      ...sponsor.contact.stopped.filter((stop) => stop.channel !== channel),
      { channel, because, at },
    ],
  },
});

/** Notes that a notice of a case came back, and stops the channel that it went by. Told twice it changes nothing. */
export function recordFeedback(
  file: CaseFile,
  notice: Notice,
  sponsor: Sponsor,
  status: Feedback['status'],
  command: Command,
): Change {
  if (notice.status === 'bounced' || notice.status === 'complained') return unchanged({});
  const channel: Channel = notice.channel === 'sms' ? 'sms' : 'email';
  const loaded = file.sponsors.find(({ id }) => id === sponsor.id) ?? sponsor;
  return {
    head: {},
    puts: [{ ...notice, status, reasonCode: status }, withStopped(loaded, channel, status, command.at)],
    facts: [{ act: `notice.${status}`, subject: notice.id, details: { channel, sponsorId: sponsor.id } }],
    answer: {},
  };
}
