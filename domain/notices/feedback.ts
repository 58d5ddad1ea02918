import * as z from 'zod';
import type { Fact } from '../audit/audit-entry.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Channel, Notice } from '../case/notice.ts';
import type { Command } from '../kernel/actor.ts';
import type { Sponsor } from '../sponsorship/sponsor.ts';
import type { SponsorChange } from '../sponsorship/sponsor-change.ts';

/** A report that a message was not delivered. */
export interface Feedback {
  ownerId: string;
  noticeId: string;
  status: 'bounced' | 'complained';
  /** True if nothing more may be sent by this channel; false if only this message failed. */
  stops: boolean;
  at: string;
}

/** What SES reports about a mail, as EventBridge delivers it; other fields of the event are ignored. */
const MailEventSchema = z.object({
  detail: z.object({
    eventType: z.string(),
    bounce: z.object({ bounceType: z.string() }).optional(),
    mail: z.object({ tags: z.record(z.string(), z.array(z.string())) }),
  }),
  time: z.iso.datetime(),
});

/** What AWS End User Messaging reports about a text message; the phone numbers in it are not read. */
const TextStatusSchema = z.object({
  eventType: z.string(),
  isFinal: z.boolean(),
  eventTimestamp: z.int().min(0).default(0),
  context: z.record(z.string(), z.string()).default({}),
});
const readJson = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'JSON' });
    return z.NEVER;
  }
};
/** The same in the envelope of Amazon SNS. */
const TextEventSchema = z.object({
  Records: z
    .array(z.object({ Sns: z.object({ Message: z.string().transform(readJson).pipe(TextStatusSchema) }) }))
    .min(1)
    .max(10),
});

export const FeedbackEventSchema = z.union([MailEventSchema, TextEventSchema]);

/**
 * Final failures of a text message by event type (AWS End User Messaging SMS user guide, "Event types"): how they
 * count, and whether the number has become unusable. Unlisted events change nothing: a carrier that reports nothing
 * for 72 hours (`TEXT_UNKNOWN`) may have delivered the message.
 */
const TEXT_FAILURES: Readonly<Record<string, Pick<Feedback, 'status' | 'stops'>>> = {
  TEXT_INVALID: { status: 'bounced', stops: true },
  TEXT_UNREACHABLE: { status: 'bounced', stops: true },
  TEXT_CARRIER_UNREACHABLE: { status: 'bounced', stops: true },
  TEXT_CARRIER_BLOCKED: { status: 'bounced', stops: true },
  TEXT_PROTECT_BLOCKED: { status: 'bounced', stops: true },
  TEXT_BLOCKED: { status: 'complained', stops: true },
  TEXT_TTL_EXPIRED: { status: 'bounced', stops: false },
  TEXT_SPAM: { status: 'bounced', stops: false },
  TEXT_INVALID_MESSAGE: { status: 'bounced', stops: false },
};

function mailFeedback({ detail, time }: z.infer<typeof MailEventSchema>): Feedback[] {
  const { eventType, bounce, mail } = detail;
  const [ownerId, noticeId] = [mail.tags.owner?.[0], mail.tags.notice?.[0]];
  if (ownerId === undefined || noticeId === undefined) return [];
  const known = { ownerId, noticeId, stops: true, at: new Date(time).toISOString() };
  if (eventType === 'Complaint') return [{ ...known, status: 'complained' }];
  const final = eventType === 'Bounce' && bounce?.bounceType === 'Permanent';
  return final ? [{ ...known, status: 'bounced' }] : [];
}

function textFeedback({
  eventType,
  isFinal,
  eventTimestamp,
  context,
}: z.infer<typeof TextStatusSchema>): Feedback[] {
  const { owner: ownerId, notice: noticeId } = context;
  const failure = isFinal ? TEXT_FAILURES[eventType] : undefined;
  if (!failure || ownerId === undefined || noticeId === undefined) return [];
  return [{ ownerId, noticeId, ...failure, at: new Date(eventTimestamp).toISOString() }];
}

/** A final failure of, or a complaint about, one of our notices; empty for reports that change nothing. */
export const feedbackOf = (event: z.infer<typeof FeedbackEventSchema>): Feedback[] =>
  'Records' in event ? event.Records.flatMap(({ Sns }) => textFeedback(Sns.Message)) : mailFeedback(event);

/** True of a notice that has already bounced or been complained about. */
export const hasBounced = ({ status }: Notice): boolean => status === 'bounced' || status === 'complained';

const channelOf = ({ channel }: Notice): Channel => (channel === 'sms' ? 'sms' : 'email');

const factOf = (notice: Notice, sponsor: Sponsor, status: Feedback['status']): Fact => ({
  act: `notice.${status}`,
  subject: notice.id,
  details: { channel: channelOf(notice), sponsorId: sponsor.id },
});

/** The sponsor with a channel stopped; undefined if it was already stopped. */
function withStopped(
  sponsor: Sponsor,
  channel: Channel,
  because: Feedback['status'],
  at: string,
): Sponsor | undefined {
  const { contact } = sponsor;
  if (contact.stopped.some((stop) => stop.channel === channel)) return undefined;
  const stopped = [...contact.stopped, { channel, because, at }];
  return { ...sponsor, version: sponsor.version + 1, contact: { ...contact, stopped } };
}

/** Marks notices of a case as undelivered and stops their channel. Reported twice, it changes nothing. */
export function recordFeedback(
  file: CaseFile,
  notices: readonly Notice[],
  sponsor: Sponsor,
  { status, stops }: Pick<Feedback, 'status' | 'stops'>,
  command: Command,
): Change {
  const news = notices.filter((notice) => !hasBounced(notice));
  const [first] = news;
  if (!first) return noChange({});
  const loaded = file.sponsors.find(({ id }) => id === sponsor.id) ?? sponsor;
  const stopped = stops ? withStopped(loaded, channelOf(first), status, command.at) : undefined;
  return {
    patch: {},
    writes: [
      ...news.map((notice) => ({ ...notice, status, reasonCode: status })),
      ...(stopped ? [stopped] : []),
    ],
    facts: news.map((notice) => factOf(notice, sponsor, status)),
    answer: {},
  };
}

/** The same for notices that belong to no case: recorded in the sponsor's own audit chain. */
export const feedbackOnSponsor = (
  sponsor: Sponsor,
  notices: readonly Notice[],
  { status, stops }: Pick<Feedback, 'status' | 'stops'>,
  at: string,
): SponsorChange => ({
  sponsor: (stops && notices[0] && withStopped(sponsor, channelOf(notices[0]), status, at)) || {
    ...sponsor,
    version: sponsor.version + 1,
  },
  facts: notices.map((notice) => factOf(notice, sponsor, status)),
  writes: notices.map((notice) => ({ ...notice, status, reasonCode: status })),
});
