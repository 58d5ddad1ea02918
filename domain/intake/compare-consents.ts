import type { CaseFile } from '../case/case-file.ts';
import type { Consent } from '../case/consent.ts';
import type { NewCase } from '../casework/register-case.ts';
import type { Difference } from './difference.ts';

type Given = NewCase['consents'][number];
const TERMS = ['recipient', 'givenOn', 'fields'] as const;

/** A scope missing from the file is no difference. */
const sameFields = ({ fields }: Given, consent: Consent): boolean =>
  fields.length === 0 || [...fields].sort().join() === [...consent.fields].sort().join();
const agrees = (given: Given, consent: Consent, term: (typeof TERMS)[number]): boolean =>
  term === 'fields' ? sameFields(given, consent) : given[term] === consent[term];
const termsKept = (given: Given, consent: Consent): number =>
  TERMS.filter((term) => agrees(given, consent, term)).length;
const isSame = (given: Given, consent: Consent): boolean =>
  given.purpose === consent.purpose && termsKept(given, consent) === TERMS.length;

/**
 * Consents in a file that the registered case does not have: each term that differs from the case's nearest consent
 * to the same purpose, with the case's value; or the purpose, if the case has no further consent to it.
 */
export function newConsents({ consents }: CaseFile, { consents: given }: NewCase): Difference[] {
  const free = consents.filter((consent) => !given.some((one) => isSame(one, consent)));
  return given.flatMap((one, index): Difference[] => {
    if (consents.some((consent) => isSame(one, consent))) return [];
    const [nearest] = free
      .filter(({ purpose }) => purpose === one.purpose)
      .sort((a, b) => termsKept(one, b) - termsKept(one, a));
    const { purpose } = one;
    if (!nearest)
      return [
        {
          path: ['consents', index, 'purpose'],
          text: 'differs-from-registered-case.no-consent',
          values: { purpose },
        },
      ];
    return TERMS.filter((term) => !agrees(one, nearest, term)).map((term) => ({
      path: ['consents', index, term],
      text: 'differs-from-registered-case.consent',
      values: { purpose, known: term === 'fields' ? nearest.fields.join('; ') : nearest[term] },
    }));
  });
}
