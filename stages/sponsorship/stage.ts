import { secondsOf } from '../../domain/kernel/calendar.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { withSearchRenewed } from './breakdown.ts';
import { endUntold, sponsorBeforeTravel, withOffersEnded } from './end-offers.ts';
import { knownSponsor } from './known-sponsor.ts';
import { GREW, hasOutgrown, withPlacesFor } from './places-for.ts';
import { releasePlaces } from './release-places.ts';
import { settlementPlan } from './settlement-plan.ts';
import { sponsorConfirmation } from './sponsor-confirmation.ts';
import { sponsorOffer } from './sponsor-offer.ts';
import { placementDecision, sponsorProposal } from './sponsor-proposal.ts';
import { sponsorshipBreakdown } from './sponsorship-breakdown.ts';
import { planToldTo } from './told-of-plan.ts';
import { shownOfPromise, whyOfPromise } from './why-of-promise.ts';
import { sponsorLevers, whyReopened } from './why-reopened.ts';

export const sponsorshipStage = {
  name: 'sponsorship',
  kinds: [
    ...[sponsorProposal, sponsorOffer, sponsorConfirmation, settlementPlan],
    ...[placementDecision, sponsorshipBreakdown, knownSponsor],
  ],
  begins: (file, at) => ({
    offersBeforeDecision: file.policy.sponsorship.offersBeforeDecision,
    promised: file.offers.find(({ status }) => status === 'promised')?.id ?? null,
    recheckSeconds: secondsOf(at, file.policy.sponsorship.recheckAfter),
  }),
  interrupted: releasePlaces,
  consentEnded: endUntold,
  decided: (file, change, command) =>
    withSearchRenewed(file, withOffersEnded(file, change, command), command),
  reopenedBy: (before, after) => (hasOutgrown(before, after) ? GREW : undefined),
  recomposed: withPlacesFor,
  beforeTravel: sponsorBeforeTravel,
  travelLevers: sponsorLevers,
  whyReopened,
  tellsPerson: planToldTo,
  explains: whyOfPromise,
  shows: shownOfPromise,
  goesBy: ({ sponsorship: { renewVettingBefore: _ofSponsors, arrivesWithin: _told, ...sponsorship } }) =>
    sponsorship,
} satisfies StageModule;
