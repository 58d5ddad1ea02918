import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { Offer } from './offer.ts';
import { releaseOffer, sponsorOf } from './release-offer.ts';

/** Why a placement ends when the household has more members than its sponsor said yes to. */
export const GREW = 'household-grew';

/** Promises and placements: the places of an open offer end with the run that waits for its answer. */
const placed = ({ offers }: CaseFile): Offer[] =>
  offers.filter(({ status }) => status === 'promised' || status === 'accepted');

/** Whether the household is placed with a sponsor who said yes to fewer persons than it has now. */
export const hasOutgrown = (before: CaseFile, after: CaseFile): boolean =>
  placed(before).some(
    ({ persons, status }) => status === 'accepted' && persons < activeMembers(after).length,
  );

/**
 * A sponsor who said yes to fewer persons is asked anew with the others; of one who said yes to more, the places that
 * nobody needs are free again.
 */
export const withPlacesFor = (before: CaseFile, after: CaseFile, command: Command): Change =>
  placed(before).reduce<Change>((change, offer) => {
    const persons = activeMembers(after).length;
    if (offer.persons === persons) return change;
    if (offer.persons < persons)
      return mergeChanges(change, releaseOffer(before, offer, 'withdrawn', command, GREW));
    return mergeChanges(change, withFewer(before, offer, persons));
  }, noChange({}));

function withFewer(file: CaseFile, offer: Offer, persons: number): Change {
  const sponsor = sponsorOf(file, offer);
  const free = offer.persons - persons;
  const places =
    offer.status === 'accepted'
      ? { taken: Math.max(0, sponsor.taken - free) }
      : { held: Math.max(0, sponsor.held - free) };
  return {
    ...noChange({}),
    writes: [
      { ...offer, persons },
      { ...sponsor, version: sponsor.version + 1, ...places },
    ],
    facts: [{ act: 'offer.resized', subject: offer.id, details: { persons } }],
  };
}
