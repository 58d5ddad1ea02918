import { PLATFORM } from '../../domain/kernel/actor.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { barOf, endOffersOf, isBarred } from '../../stages/sponsorship/end-offers.ts';
import type { Changed } from './changed.ts';
import { theStore } from './the-store.ts';

const PAGE = 100;
/** Offers for which a sponsor still holds places. */
const LIVE = new Set(['offered', 'promised', 'accepted']);

/** The cases of a sponsor's offers and placements. */
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

/**
 * The sponsor that a change barred from receiving anyone: suspended, revoked, or with an adult whose check is not
 * clear.
 */
const barredBy = ({ before, after }: Changed): Sponsor | undefined =>
  after.type === 'sponsor' &&
  isBarred(after) &&
  !(before?.type === 'sponsor' && barOf(before) === barOf(after))
    ? after
    : undefined;

/** Ends the offers of sponsors that may no longer receive anyone, whatever the reason. */
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
