import { noChange } from '../../domain/case/change.ts';
import type { Notice } from '../../domain/case/notice.ts';
import { receiverOf } from '../../domain/case/notice.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import type { Feedback } from '../../domain/notices/feedback.ts';
import { feedbackOnSponsor, hasBounced, recordFeedback } from '../../domain/notices/feedback.ts';
import { toCaseChange } from '../../domain/sponsorship/sponsor-file.ts';
import { theNotices } from './the-notices.ts';
import { theStore } from './the-store.ts';

type News = Pick<Feedback, 'status' | 'stops' | 'at'>;

const PAGE = 50;
/** A digest spans a night at most; this many pages of one sponsor's notices since then are examined. */
const MAX_PAGES = 10;

/** The notices sent as one message: those of one digest that were handed over at the same instant. */
async function sentWith(notice: Notice): Promise<Notice[]> {
  const { digest, channel, sentAt } = notice;
  if (digest === undefined) return [notice];
  const others: Notice[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { items, cursor: next } = await theNotices().listTo([receiverOf(notice.to)], PAGE, cursor);
    others.push(
      ...items.filter(
        (one) =>
          one.id !== notice.id &&
          one.digest === digest &&
          one.channel === channel &&
          one.sentAt === sentAt &&
          ['sending', 'sent'].includes(one.status),
      ),
    );
    cursor = next;
    if (cursor === undefined) break;
  }
  return [notice, ...others];
}

/**
 * A message was not delivered: each of its notices is marked and its channel stopped. Reported twice, it changes
 * nothing.
 */
export async function handleDeliveryFailure(ownerId: string, noticeId: string, news: News): Promise<void> {
  const notice = await theNotices().find(ownerId, noticeId);
  if (notice?.to.kind !== 'sponsor') return;
  const { id: sponsorId } = notice.to;
  const notices = await sentWith(notice);
  for (const owner of new Set(notices.map(({ caseId }) => caseId))) {
    const ids = notices.filter(({ caseId }) => caseId === owner).map(({ id }) => id);
    const id = identifier('command', owner, noticeId, news.status);
    const command = { id, actor: PLATFORM, at: news.at };
    if (owner.startsWith('case-')) await recordOnCase(owner, ids, sponsorId, news, command);
    else await recordOnSponsor(owner, ids, news, command);
  }
}

async function presentOnes(owner: string, ids: readonly string[]): Promise<Notice[]> {
  const found = await Promise.all(ids.map((id) => theNotices().find(owner, id)));
  return found.filter((notice) => notice !== undefined);
}

async function recordOnCase(
  owner: string,
  ids: readonly string[],
  sponsorId: string,
  news: News,
  command: Command,
): Promise<void> {
  await theStore().change(owner, command, async (file) => {
    const [sponsor] = await theStore().loadSponsors([sponsorId]);
    const notices = await presentOnes(owner, ids);
    return sponsor ? recordFeedback(file, notices, sponsor, news, command) : noChange({});
  });
}

async function recordOnSponsor(
  sponsorId: string,
  ids: readonly string[],
  news: News,
  command: Command,
): Promise<void> {
  const notices = (await presentOnes(sponsorId, ids)).filter((notice) => !hasBounced(notice));
  if (notices.length === 0) return;
  await theStore().changeSponsor(sponsorId, command, ({ sponsor }) =>
    toCaseChange(feedbackOnSponsor(sponsor, notices, news, command.at)),
  );
}
