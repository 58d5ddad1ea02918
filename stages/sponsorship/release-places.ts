import type { CaseFile, Interruption } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { Offer } from './offer.ts';
import { releaseOffer } from './release-offer.ts';

/**
 * Which offers end. Nothing waits any more for the answer to an open offer, and its sponsor may be asked again; a
 * promise waits for staff until sponsors are no longer sought; an accepted place ends with the case.
 */
const ENDING: Readonly<Record<Interruption, readonly Offer['status'][]>> = {
  'begins-again': ['offered'],
  'seeks-no-more': ['offered', 'promised'],
  closes: ['offered', 'promised', 'accepted'],
};

/** Releases the places offered to, promised to or taken by the household. */
export const releasePlaces = (
  file: CaseFile,
  how: Interruption,
  command: Command,
  reasonCode: string,
): Change =>
  file.offers
    .filter(({ status }) => ENDING[how].includes(status))
    .reduce(
      (change, offer) => mergeChanges(change, releaseOffer(file, offer, 'withdrawn', command, reasonCode)),
      noChange({}),
    );
