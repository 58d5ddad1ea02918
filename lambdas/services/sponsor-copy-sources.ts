import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Notice } from '../../domain/case/notice.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { ownWordsOf } from '../../registry/sponsor-copy/own-words.ts';
import type { SponsorCopySources } from '../../registry/sponsor-copy/sponsor-copy.ts';
import type { Offer } from '../../stages/sponsorship/offer.ts';
import { looksAtSponsor } from './readings-of-case.ts';
import { theNotices } from './the-notices.ts';
import type { Store } from './the-store.ts';

/** Who makes a copy, and when. */
interface Making {
  readonly store: Store;
  readonly actor: Actor;
  readonly grant: { readonly reach: string };
  readonly at: string;
}

interface Pages<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

const PAGE = 100;
/** Cases that are loaded at the same time. */
const AT_ONCE = 10;

async function everyPage<T>(read: (cursor?: string) => Promise<Pages<T>>): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await read(cursor);
    found.push(...page.items);
    if (page.cursor === undefined) return found;
    cursor = page.cursor;
  }
}

/** The case of an offer if whoever makes the copy may open it: the words may tell of the household. */
async function openCase(caseId: string, { store, actor, grant, at }: Making): Promise<CaseFile | undefined> {
  try {
    const file = await store.loadCase(caseId);
    refuseOtherOffice(file, actor, grant.reach, at);
    refuseRestricted(file, actor, at);
    return file;
  } catch (error) {
    if (error instanceof CaseError && (error.name === 'NotFound' || error.name === 'Forbidden'))
      return undefined;
    throw error;
  }
}

async function withWords(offers: readonly Offer[], making: Making): Promise<SponsorCopySources['offers']> {
  const caseIds = [...new Set(offers.map(({ caseId }) => caseId))];
  const files = new Map<string, CaseFile | undefined>();
  for (let from = 0; from < caseIds.length; from += AT_ONCE)
    await Promise.all(
      caseIds.slice(from, from + AT_ONCE).map(async (id) => files.set(id, await openCase(id, making))),
    );
  return offers.map((offer) => {
    const file = files.get(offer.caseId);
    return file ? { offer, words: ownWordsOf(file, offer) } : { offer };
  });
}

/** Everything that is kept about a sponsor besides its own file: its offers, what was written to it, who looked. */
export async function sponsorCopySources(file: SponsorFile, making: Making): Promise<SponsorCopySources> {
  const { store } = making;
  const { id } = file.sponsor;
  const [offers, notices, seenBy, [first]] = await Promise.all([
    everyPage((cursor) => store.listOffers(id, PAGE, cursor)),
    everyPage<Notice>((cursor) => theNotices().listTo([id], PAGE, cursor)),
    looksAtSponsor(store, file.sponsor),
    store.readAudit(id, 0, 1),
  ]);
  const registered = first?.facts.some(({ act }) => act === 'sponsor.registered') ? first.at : undefined;
  return {
    ...{ file, notices, seenBy },
    ...(registered === undefined ? {} : { registeredAt: registered }),
    offers: await withWords(offers, making),
  };
}
