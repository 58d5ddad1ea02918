import type { CaseFile } from '../../domain/case/case-file.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Offer } from './offer.ts';

/** The offer with this id that its sponsor promised to accept; `WrongState` if it was taken back or is over. */
export function promisedOffer(file: CaseFile, offerId: string | undefined): Offer {
  const offer = file.offers.find(({ id }) => id === offerId);
  if (offer?.status === 'promised') return offer;
  throw new CaseError(
    'WrongState',
    `Expected an offer that its sponsor promised to take, received one that is ${offer?.status ?? 'unknown'}.`,
  );
}
