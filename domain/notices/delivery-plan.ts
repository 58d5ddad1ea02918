import { Temporal } from 'temporal-polyfill';
import type { Channel, Notice, Undelivered } from '../case/notice.ts';
import { receiverOf } from '../case/notice.ts';
import { isBefore, minus, plus } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';
import type { Contact, Sponsor } from '../sponsorship/sponsor.ts';

/** What to do with a notice: send it now, send it later with the others of its digest, or never. */
export type DeliveryPlan =
  | { kind: 'now'; channel: Channel }
  | { kind: 'later'; sendAfter: string; digest: string }
  | { kind: 'never'; reason: Undelivered };

/** The most messages per hour; more are collected until the hour is over. */
export const MAX_PER_HOUR = 3;
const FLOOD_WINDOW = 'PT1H';
/** Changes to a journey today or tomorrow, and a code that somebody waits for, wait neither for the morning nor for a digest. */
const URGENT = new Set<Notice['template']>(['travel-delayed', 'sponsor-code']);
/** A digest due this soon may already be on its way, so the notice goes into the next one. */
const CLOSING = 'PT2M';

/** The channel that reaches the sponsor: the preferred one, otherwise another that works; undefined if none does. */
export function channelFor({ contact, phone }: Sponsor): Channel | undefined {
  const works = (channel: Channel): boolean =>
    (channel === 'email' || phone !== undefined) && !contact.stopped.some((stop) => stop.channel === channel);
  const other: Channel = contact.channel === 'email' ? 'sms' : 'email';
  return [contact.channel, other].find(works);
}

/**
 * The channel of a code: the phone, if it works, also for a sponsor whose links go by mail, so that an open mailbox does
 * not open the page.
 */
const channelForCode = (sponsor: Sponsor): Channel | undefined =>
  channelFor({ ...sponsor, contact: { ...sponsor.contact, channel: 'sms' } });

/** True of a notice that waits neither for the morning nor for a digest. */
export const isUrgent = ({ template }: Notice): boolean => URGENT.has(template);

/** The end of the quiet hours that include `at`; undefined outside quiet hours. */
export function quietUntil({ quiet, timeZone }: Contact, at: string): string | undefined {
  if (!quiet || quiet.from === quiet.until) return undefined;
  const here = Temporal.Instant.from(at).toZonedDateTimeISO(zoneOf(timeZone));
  if (!isInside(quiet, here)) return undefined;
  const tomorrow = quiet.from > quiet.until && clockOf(here) >= quiet.from;
  const day = tomorrow ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate();
  // If the end of the quiet hours occurs twice (clocks go back), both end them; if it is skipped (clocks go forward),
  // they end just after.
  const endAt = (disambiguation: 'earlier' | 'later') =>
    day.toPlainDateTime(quiet.until).toZonedDateTime(here.timeZoneId, { disambiguation });
  const first = endAt('earlier');
  const isEnd = Temporal.ZonedDateTime.compare(first, here) > 0 && !isInside(quiet, first);
  return (isEnd ? first : endAt('later')).toInstant().toString({ fractionalSecondDigits: 3 });
}

const clockOf = (here: Temporal.ZonedDateTime): string =>
  here.toPlainTime().toString({ smallestUnit: 'minute' });

function isInside({ from, until }: NonNullable<Contact['quiet']>, here: Temporal.ZonedDateTime): boolean {
  const now = clockOf(here);
  return from > until ? now >= from || now < until : now >= from && now < until;
}

/** An unknown time zone counts as UTC, so that nobody goes without a message. */
function zoneOf(name: string): string {
  try {
    return Temporal.Instant.from('2026-01-01T00:00:00Z').toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return 'UTC';
  }
}

/** The time zone of a contact in the form that formatters accept. */
export const timeZoneOf = (contact: Contact): string => zoneOf(contact.timeZone);

/** Sorts notices in the order in which they were written. */
const came = ({ at, id }: Pick<Notice, 'at' | 'id'>): string => `${at} ${id}`;

/** When and how a notice goes out, given what its recipient already received or is waiting for. */
export function planDelivery(
  notice: Notice,
  sponsor: Sponsor,
  earlier: readonly (Pick<Notice, 'id' | 'at' | 'status'> & Partial<Pick<Notice, 'template'>>)[],
  at: string,
): DeliveryPlan {
  const channel = notice.template === 'sponsor-code' ? channelForCode(sponsor) : channelFor(sponsor);
  if (!channel) return { kind: 'never', reason: 'no-channel' };
  if (isUrgent(notice)) return { kind: 'now', channel };
  const since = minus(at, FLOOD_WINDOW);
  const recent = earlier.filter(
    (other) =>
      isBefore(since, other.at) &&
      came(other) < came(notice) &&
      other.status !== 'failed' &&
      other.template !== 'sponsor-code',
  );
  const flood = recent.length >= MAX_PER_HOUR ? endOfWindow(at) : undefined;
  const wanted = flood ?? at;
  const sendAfter = quietUntil(sponsor.contact, wanted) ?? flood;
  if (sendAfter === undefined) return { kind: 'now', channel };
  const closing = !isBefore(plus(at, CLOSING), sendAfter);
  const others = closing ? notice.id : receiverOf(notice.to);
  return { kind: 'later', sendAfter, digest: identifier('digest', others, sendAfter) };
}

const HOUR_MS = 3_600_000;

function endOfWindow(at: string): string {
  const end = new Date((Math.floor(Date.parse(at) / HOUR_MS) + 1) * HOUR_MS).toISOString();
  return isBefore(plus(at, CLOSING), end) ? end : plus(end, FLOOD_WINDOW);
}

/** When a notice goes out alone because its digest had closed before it arrived. */
export const afterDigest = (sendAfter: string): string => plus(sendAfter, CLOSING);

const BACK_OFF = ['PT1M', 'PT5M', 'PT30M', 'PT2H', 'PT8H', 'P1D'] as const;

/** When sending is retried after `tries` attempts; undefined after the last attempt. */
export const nextTry = (tries: number, at: string): string | undefined => {
  const wait = BACK_OFF[tries - 1];
  return wait === undefined ? undefined : plus(at, wait);
};
