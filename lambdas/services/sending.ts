import type { Channel, Notice } from '../../domain/case/notice.ts';
import { isBefore, plus } from '../../domain/kernel/calendar.ts';
import { present } from '../../domain/kernel/present.ts';
import { isUrgent, nextTry, quietUntil } from '../../domain/notices/delivery-plan.ts';
import type { NoticeWithLink } from '../../domain/notices/render.ts';
import { renderMail, renderSms } from '../../domain/notices/render.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { linkOf, openedByCode } from '../../domain/sponsorship/sponsor-link.ts';
import { faultOf } from './delivery-faults.ts';
import { theEnvironment } from './environment.ts';
import { handleDeliveryFailure } from './feedback.ts';
import { logFailure } from './log.ts';
import { tellable } from './tellable.ts';
import { theLinks } from './the-links.ts';
import { theNotices, theSenders } from './the-notices.ts';

/** While the account may not send, a notice is retried at this interval without counting the attempts. */
const ACCOUNT_PAUSE = 'PT1H';
const ACCOUNT_PATIENCE = 'P14D';

/** Attempts so far: a notice found in state `sending` was taken by a function that died, which counts as one. */
const triesOf = ({ status, tries = 0 }: Notice): number => (status === 'sending' ? tries + 1 : tries);

/** Takes notices, so that nobody else sends them; those during which a function died at every attempt end here. */
async function takeUp(notices: readonly Notice[], channel: Channel, at: string): Promise<Notice[]> {
  const mine: Notice[] = [];
  for (const notice of notices) {
    const tries = triesOf(notice);
    const exhausted = notice.status === 'sending' && nextTry(tries, at) === undefined;
    const state = exhausted
      ? ({ status: 'failed', reasonCode: 'tried-too-often', tries } as const)
      : ({ status: 'sending', channel, ...(tries > 0 ? { tries } : {}) } as const);
    const moved = await theNotices().move(notice, ['pending', 'waiting', 'sending'], state);
    if (moved && !exhausted) mine.push({ ...notice, ...state });
  }
  return mine;
}

/**
 * Sends notices as one message under the id of the first. Returns when to try again after a transient failure. They
 * are recorded as sent together, so that a repeat sends either all of them, with the same id, or none.
 */
export async function send(
  notices: readonly Notice[],
  sponsor: Sponsor,
  channel: Channel,
  at: string,
): Promise<string | undefined> {
  const store = theNotices();
  const mine = await takeUp(await tellable(notices, sponsor, at), channel, at);
  const [first] = mine;
  if (!first) return undefined;
  try {
    await sendBy(channel, await withLinks(mine), sponsor, first);
  } catch (error) {
    return afterFailure(mine, sponsor, error as Error, at);
  }
  const sent = { status: 'sent', channel, sentAt: at } as const;
  // A notice that has already bounced stays as it is, and the others are recorded one by one.
  if (!(await store.moveTogether(mine, ['sending'], sent)))
    for (const notice of mine) await store.move(notice, ['sending'], sent);
  return undefined;
}

async function withLinks(notices: readonly Notice[]): Promise<NoticeWithLink[]> {
  const { PUBLIC_URL } = theEnvironment();
  const links = await theLinks();
  const told: NoticeWithLink[] = [];
  for (const notice of notices) {
    const link = linkOf(notice);
    const opened = openedByCode(notice);
    told.push({
      notice,
      ...(opened ? { code: links.codeSent(opened, notice.at) } : {}),
      link: link && { url: `${PUBLIC_URL}/s/${await links.issue(link)}`, until: link.until },
    });
  }
  return told;
}

async function sendBy(
  channel: Channel,
  told: readonly NoticeWithLink[],
  sponsor: Sponsor,
  { id, caseId: owner }: Notice,
): Promise<void> {
  const { mail, texts } = theSenders();
  if (channel === 'sms') {
    const text = renderSms(told, sponsor);
    if (text && sponsor.phone) await texts.send({ id, owner, to: sponsor.phone, text });
    return;
  }
  const words = renderMail(told, sponsor);
  if (words) await mail.send({ id, owner, to: sponsor.email, ...words });
}

/** The phone's owner replied STOP: the service keeps a list of such numbers and refuses to send to them. */
const isOptedOut = (error: Error): boolean =>
  (error as { Reason?: string }).Reason === 'DESTINATION_PHONE_NUMBER_OPTED_OUT';

async function afterFailure(
  notices: readonly Notice[],
  sponsor: Sponsor,
  error: Error,
  at: string,
): Promise<string | undefined> {
  const first = present(notices[0], 'a notice that was sent');
  const fault = faultOf(error);
  logFailure('Delivery', error, { noticeId: first.id, fault });
  if (isOptedOut(error)) {
    await handleDeliveryFailure(first.caseId, first.id, { status: 'complained', stops: true, at });
    return undefined;
  }
  const before = Math.max(...notices.map((notice) => notice.tries ?? 0));
  const tries = fault === 'account' ? before : before + 1;
  const final = fault === 'final';
  const wanted = triedNext(fault, tries, first.at, at);
  const again = wanted && (notices.some(isUrgent) ? wanted : (quietUntil(sponsor.contact, wanted) ?? wanted));
  const state = again
    ? ({ status: 'waiting', sendAfter: again, tries } as const)
    : ({ status: 'failed', reasonCode: final ? 'refused' : 'tried-too-often', tries } as const);
  for (const notice of notices) await theNotices().move(notice, ['sending'], state);
  return again;
}

function triedNext(
  fault: ReturnType<typeof faultOf>,
  tries: number,
  written: string,
  at: string,
): string | undefined {
  if (fault === 'passing') return nextTry(tries, at);
  const patient = fault === 'account' && isBefore(at, plus(written, ACCOUNT_PATIENCE));
  return patient ? plus(at, ACCOUNT_PAUSE) : undefined;
}
