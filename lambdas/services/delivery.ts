import type { Channel, Notice, Undelivered } from '../../domain/case/notice.ts';
import { receiverOf } from '../../domain/case/notice.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { deliveryFailureWork } from '../../domain/notices/attention.ts';
import { afterDigest, planDelivery } from '../../domain/notices/delivery-plan.ts';
import { templateFor } from '../../domain/notices/messages.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { Changed } from './changed.ts';
import { send } from './sending.ts';
import { theNotices, theSenders } from './the-notices.ts';
import { theStore } from './the-store.ts';
import { theWorkflows } from './the-workflows.ts';

/** How many notices to one recipient are examined before sending: enough to notice a flood. */
const LOOKED_AT = 10;
/** The most notices in one digest; the rest goes into the next. A text message has room for ten links. */
const MAX_PER_DIGEST: Readonly<Record<Channel, number>> = { email: 50, sms: 10 };
const PAGE = 50;
const MAX_PAGES = 10;

const fail = (notice: Notice, reasonCode: Undelivered) =>
  theNotices().move(notice, ['pending', 'waiting', 'sending'], { status: 'failed', reasonCode });

/**
 * Starts a workflow that waits until a notice may be sent; false if one with this name waits or has waited already.
 */
const waitFor = (notice: Notice, name: string, sendAfter: string): Promise<boolean> =>
  theWorkflows().relay({
    kind: 'start',
    workflow: 'notice-delivery',
    execution: name,
    input: { caseId: notice.caseId, noticeId: notice.id, sendAfter },
  });

/** A digest has one wait; if it may have closed before this notice joined, a second one follows. */
async function waitForDigest(notice: Notice, digest: string, sendAfter: string): Promise<void> {
  const first = await waitFor(notice, digest, sendAfter);
  if (!first) await waitFor(notice, notice.id, afterDigest(sendAfter));
}

async function sponsorOf({ to }: Notice): Promise<Sponsor | undefined> {
  if (to.kind !== 'sponsor') return undefined;
  const [sponsor] = await theStore().loadSponsors([to.id]);
  return sponsor;
}

/**
 * Sends a notice that was just written, or makes it wait. Its stream record may be repeated: once the notice waits,
 * only its workflow sends it.
 */
export async function deliver({ caseId, id }: Notice): Promise<void> {
  const notice = await theNotices().find(caseId, id);
  if (!notice) return;
  const { status, sendAfter, digest } = notice;
  if (status === 'waiting' && sendAfter !== undefined) {
    if (digest === undefined) await waitFor(notice, id, sendAfter);
    else await waitForDigest(notice, digest, sendAfter);
    return;
  }
  const crashed = status === 'sending' && sendAfter === undefined;
  if (status === 'pending' || crashed) await begin(notice);
}

async function begin(notice: Notice): Promise<void> {
  const sponsor = await sponsorOf(notice);
  if (!sponsor) return void (await fail(notice, 'receiver-unknown'));
  if (!templateFor('en', notice)) return void (await fail(notice, 'no-words'));
  const earlier = await theNotices().listTo([receiverOf(notice.to)], LOOKED_AT);
  const plan = planDelivery(notice, reachable(sponsor), earlier.items, notice.at);
  if (plan.kind === 'never') return void (await fail(notice, plan.reason));
  if (plan.kind === 'later') {
    const { sendAfter, digest } = plan;
    await theNotices().move(notice, ['pending'], { status: 'waiting', sendAfter, digest });
    return waitForDigest(notice, digest, sendAfter);
  }
  const again = await send([notice], sponsor, plan.channel, notice.at);
  if (again) await waitFor(notice, notice.id, again);
}

/** Sends what was due at this instant: the notice and those of its digest. Returns when to try again, or null. */
export async function deliverDue(ownerId: string, noticeId: string, at: string): Promise<string | null> {
  const notice = await theNotices().find(ownerId, noticeId);
  if (!notice) throw new CaseError('NotFound', `Expected a notice of ${ownerId}, received id ${noticeId}.`);
  const due = await gathered(notice);
  const [first] = due;
  if (!first) return null;
  const sponsor = await sponsorOf(notice);
  const plan = sponsor && planDelivery(first, reachable(sponsor), [], at);
  if (!sponsor || !plan || plan.kind === 'never') {
    for (const one of due) await fail(one, sponsor ? 'no-channel' : 'receiver-unknown');
    return null;
  }
  if (plan.kind === 'later') return plan.sendAfter;
  let again: string | null = null;
  for (const message of messagesOf(due, MAX_PER_DIGEST[plan.channel])) {
    const next = await send(message, sponsor, plan.channel, at);
    if (next && (again === null || next < again)) again = next;
  }
  return again;
}

/** Resends a message that was interrupted, with the same notices; then sends the remaining notices in batches. */
function messagesOf(due: readonly Notice[], most: number): Notice[][] {
  const left = due.filter(({ status }) => status === 'sending');
  const rest = due.filter(({ status }) => status !== 'sending');
  const digests = Array.from({ length: Math.ceil(rest.length / most) }, (_, index) =>
    rest.slice(index * most, (index + 1) * most),
  );
  return left.length > 0 ? [left, ...digests] : digests;
}

const isDue = ({ status }: Notice): boolean => status === 'waiting' || status === 'sending';

/** The notice and the unsent notices of its digest, in the order in which they were written. */
async function gathered(notice: Notice): Promise<Notice[]> {
  const due = isDue(notice) ? [notice] : [];
  if (notice.digest === undefined) return due;
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { items, cursor: next } = await theNotices().listTo([receiverOf(notice.to)], PAGE, cursor);
    due.push(...items.filter((one) => one.id !== notice.id && one.digest === notice.digest && isDue(one)));
    cursor = next;
    if (cursor === undefined) break;
  }
  return due.sort((a, b) => (`${a.at}${a.id}` < `${b.at}${b.id}` ? -1 : 1));
}

/** An installation without a text message sender reaches nobody by text. */
const reachable = (sponsor: Sponsor): Sponsor => {
  if (theSenders().texts.enabled) return sponsor;
  const { phone: _unused, ...rest } = sponsor;
  return rest;
};

async function sendNotice({ before, after: notice }: Changed): Promise<void> {
  if (notice.type !== 'notice' || notice.to.kind !== 'sponsor') return;
  if (before === undefined && (notice.status === 'pending' || notice.status === 'sending'))
    return deliver(notice);
  const attention = deliveryFailureWork(before, notice);
  if (attention) await theWorkflows().relay(attention);
}

/** Sends newly written notices, and opens work for those that were not delivered. */
export async function sendNotices(changes: readonly Changed[]): Promise<void> {
  for (const change of changes) await sendNotice(change);
}
