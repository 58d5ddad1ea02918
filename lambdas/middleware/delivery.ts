import { CaseError } from '../../domain/errors.ts';
import { nextTry, planDelivery, quietUntil } from '../../domain/notices/delivery-plan.ts';
import { wordsOf } from '../../domain/notices/messages.ts';
import type { Notice, Undelivered } from '../../domain/notices/notice.ts';
import { receiverOf } from '../../domain/notices/notice.ts';
import type { Told } from '../../domain/notices/render.ts';
import { renderMail, renderSms } from '../../domain/notices/render.ts';
import type { Channel, Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { linkOf } from '../../domain/sponsorship/sponsor-link.ts';
import { theLinks, theNotices, theSenders } from './delivery-services.ts';
import { theEnvironment } from './environment.ts';
import { logFailure } from './log.ts';
import { theWorkflows } from './relay-services.ts';
import { theStore } from './services.ts';

/** Notices to one receiver that are looked at before one goes out: enough to see a flood. */
const LOOKED_AT = 10;
/** What goes into one digest at most; the rest follows in the next. */
const MOST_IN_A_DIGEST = 50;

/** What no other try will change: the address, the message or the account is refused. */
const FINAL = new Set([
  'MessageRejected',
  'BadRequestException',
  'ValidationException',
  'NotFoundException',
  'MailFromDomainNotVerifiedException',
  'ConflictException',
]);

const fail = (notice: Notice, reasonCode: Undelivered) =>
  theNotices().move(notice, ['pending', 'waiting', 'sending'], { status: 'failed', reasonCode });

/** A workflow waits until a notice may go; the same name joins the one that waits already. */
const waitFor = (notice: Notice, name: string, sendAfter: string) =>
  theWorkflows().relay({
    kind: 'start',
    workflow: 'notice-delivery',
    execution: name,
    input: { caseId: notice.caseId, noticeId: notice.id, sendAfter },
  });

async function sponsorOf({ to }: Notice): Promise<Sponsor | undefined> {
  if (to.kind !== 'sponsor') return undefined;
  const [sponsor] = await theStore().loadSponsors([to.id]);
  return sponsor;
}

/** Sends a notice that was just written, or has it wait for its time. */
export async function deliver(notice: Notice): Promise<void> {
  const sponsor = await sponsorOf(notice);
  if (!sponsor) return void (await fail(notice, 'receiver-unknown'));
  if (!wordsOf('en', notice.template)) return void (await fail(notice, 'no-words'));
  const earlier = await theNotices().listTo([receiverOf(notice.to)], LOOKED_AT);
  const plan = planDelivery(notice, reachable(sponsor), earlier.items, notice.at);
  if (plan.kind === 'never') return void (await fail(notice, plan.reason));
  if (plan.kind === 'later') {
    const { sendAfter, digest } = plan;
    await theNotices().move(notice, ['pending'], { status: 'waiting', sendAfter, digest });
    return waitFor(notice, digest, sendAfter);
  }
  const again = await send([notice], sponsor, plan.channel, notice.at);
  if (again) await waitFor(notice, notice.id, again);
}

/** Sends what waited for this instant: the notice, and those of its digest. Answers when to try again, or null. */
export async function deliverDue(ownerId: string, noticeId: string, at: string): Promise<string | null> {
  const notice = await theNotices().find(ownerId, noticeId);
  if (!notice) throw new CaseError('NotFound', `Expected a notice of ${ownerId}, received id ${noticeId}.`);
  if (notice.status !== 'waiting' && notice.status !== 'sending') return null;
  const sponsor = await sponsorOf(notice);
  const plan = sponsor && planDelivery(notice, reachable(sponsor), [], at);
  const due = await gathered(notice);
  if (!sponsor || !plan || plan.kind === 'never') {
    for (const one of due) await fail(one, sponsor ? 'no-channel' : 'receiver-unknown');
    return null;
  }
  if (plan.kind === 'later') return plan.sendAfter;
  return (await send(due, sponsor, plan.channel, at)) ?? null;
}

async function gathered(notice: Notice): Promise<Notice[]> {
  if (notice.digest === undefined) return [notice];
  const { items } = await theNotices().listTo([receiverOf(notice.to)], MOST_IN_A_DIGEST);
  const others = items.filter(
    ({ id, digest, status }) => id !== notice.id && digest === notice.digest && status === 'waiting',
  );
  return [notice, ...others].sort((a, b) => (`${a.at}${a.id}` < `${b.at}${b.id}` ? -1 : 1));
}

/** An installation without a sender of text messages reaches nobody by them. */
const reachable = (sponsor: Sponsor): Sponsor => {
  if (theSenders().texts.enabled) return sponsor;
  const { phone: _unused, ...rest } = sponsor;
  return rest;
};

/** Sends notices as one message. Answers when to try again, when it failed in a way that may pass. */
async function send(
  notices: readonly Notice[],
  sponsor: Sponsor,
  channel: Channel,
  at: string,
): Promise<string | undefined> {
  const store = theNotices();
  const mine: Notice[] = [];
  for (const notice of notices)
    if (await store.move(notice, ['pending', 'waiting', 'sending'], { status: 'sending', channel }))
      mine.push(notice);
  const [first] = mine;
  if (!first) return undefined;
  try {
    await sendBy(channel, await withLinks(mine), sponsor, first.id);
  } catch (error) {
    return afterFailure(mine, sponsor, error as Error, at);
  }
  for (const notice of mine) await store.move(notice, ['sending'], { status: 'sent', channel, sentAt: at });
  return undefined;
}

async function withLinks(notices: readonly Notice[]): Promise<Told[]> {
  const { PUBLIC_URL } = theEnvironment();
  const told: Told[] = [];
  for (const notice of notices) {
    const link = linkOf(notice);
    const url = link ? `${PUBLIC_URL}/s/${await theLinks().issue(link)}` : PUBLIC_URL;
    told.push({ notice, link: { url, until: link?.until ?? notice.at } });
  }
  return told;
}

async function sendBy(channel: Channel, told: readonly Told[], sponsor: Sponsor, id: string): Promise<void> {
  const { mail, texts } = theSenders();
  const owner = told[0]!.notice.caseId;
  if (channel === 'sms') {
    const text = renderSms(told, sponsor);
    if (text && sponsor.phone) await texts.send({ id, owner, to: sponsor.phone, text });
    return;
  }
  const words = renderMail(told, sponsor);
  if (words) await mail.send({ id, owner, to: sponsor.email, ...words });
}

async function afterFailure(
  notices: readonly Notice[],
  sponsor: Sponsor,
  error: Error,
  at: string,
): Promise<string | undefined> {
  logFailure('Delivery', error, { noticeId: notices[0]!.id });
  const tries = Math.max(...notices.map((notice) => notice.tries ?? 0)) + 1;
  const wanted = FINAL.has(error.name) ? undefined : nextTry(tries, at);
  const again = wanted && (quietUntil(sponsor.contact, wanted) ?? wanted);
  const state = again
    ? ({ status: 'waiting', sendAfter: again, tries } as const)
    : ({
        status: 'failed',
        reasonCode: FINAL.has(error.name) ? 'refused' : 'tried-too-often',
        tries,
      } as const);
  for (const notice of notices) await theNotices().move(notice, ['sending'], state);
  return again;
}
