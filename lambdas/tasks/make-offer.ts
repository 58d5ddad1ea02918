import type { CaseFile } from '../../domain/case/case-file.ts';
import { noChange } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { isPlaced } from '../../stages/sponsorship/breakdown.ts';
import { expireOpenOffers, makeOffer, offersSince } from '../../stages/sponsorship/make-offer.ts';
import { offerGates } from '../../stages/sponsorship/placement-view.ts';
import { renewedRanking } from '../../stages/sponsorship/renew-proposal.ts';
import { taskHandler } from '../middleware/task.ts';

/** The sponsor that a person chose, or the best ranked one that may still be asked. */
const nextSponsor = (
  file: CaseFile,
  chosen: string | null,
  ranked: Sponsor[],
  at: string,
): Sponsor | undefined =>
  ranked.find((sponsor) => sponsor.id === chosen && offerGates(file, sponsor, at).length === 0) ??
  ranked.find((sponsor) => offerGates(file, sponsor, at).length === 0);

/** An offer made by this same command before its answer was lost. */
const repeated = (file: CaseFile, command: Command) =>
  file.offers.find((offer) => offer.status === 'offered' && offer.offeredAt === command.at);

export const handler = taskHandler('MakeOffer', ({ caseId, sponsorId, ranked, limit }, { store, command }) =>
  store.change(caseId, command, async (file) => {
    const before = repeated(file, command);
    if (before) return noChange({ offerId: before.id, promised: false, placed: false });
    const promised = file.offers.find(({ status }) => status === 'promised');
    if (promised) return noChange({ offerId: promised.id, promised: true, placed: false });
    if (isPlaced(file)) return noChange({ offerId: null, promised: false, placed: true });
    const order = renewedRanking(file) ?? ranked;
    const ids = sponsorId === null ? order : [sponsorId, ...order.filter((id) => id !== sponsorId)];
    const loaded = await store.loadSponsors(ids);
    const inOrder = ids.flatMap((id) => loaded.find((sponsor) => sponsor.id === id) ?? []);
    const sponsor = nextSponsor(file, sponsorId, inOrder, command.at);
    if (!sponsor || offersSince(file).length >= limit) {
      const expired = expireOpenOffers(file, command);
      return { ...expired, answer: { offerId: null, promised: false, placed: false } };
    }
    const change = makeOffer(file, sponsor, sponsor.id === sponsorId ? 'override' : 'ranked', command);
    return { ...change, answer: { ...change.answer, promised: false, placed: false } };
  }),
);
