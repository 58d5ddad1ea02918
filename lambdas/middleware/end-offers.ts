import { PLATFORM } from '../../domain/actor.ts';
import { endOffersOf, isBarred } from '../../domain/sponsorship/end-offers.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { theStore } from './services.ts';
import type { Changed } from './stream.ts';

const PAGE = 100;
/** Offers that somebody still holds places for. */
const LIVE = new Set(['offered', 'promised', 'accepted']);

/** The cases that an offer to a sponsor, or its placement, is about. */
async function casesOf(sponsorId: string): Promise<string[]> {
  const cases = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await theStore().listOffers(sponsorId, PAGE, cursor);
    for (const { caseId, status } of page.items) if (LIVE.has(status)) cases.add(caseId);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return [...cases];
}

/** The sponsor that was suspended or revoked with a change. */
const barredBy = ({ before, after }: Changed): Sponsor | undefined =>
  after.type === 'sponsor' &&
  isBarred(after) &&
  !(before?.type === 'sponsor' && before.vetting.status === after.vetting.status)
    ? after
    : undefined;

/** Ends what sponsors hold who may receive nobody any more, however they came to be suspended or revoked. */
export async function endOffers(changes: readonly Changed[]): Promise<void> {
  for (const change of changes) {
    const barred = barredBy(change);
    if (!barred) continue;
    for (const caseId of await casesOf(barred.id)) {
      const command = { id: `stream/${change.id}/${caseId}`, actor: PLATFORM, at: change.at };
      const [now] = await theStore().loadSponsors([barred.id]);
      if (!now || !isBarred(now)) break;
      await theStore().change(caseId, command, (file) => endOffersOf(file, now, command));
    }
  }
}
