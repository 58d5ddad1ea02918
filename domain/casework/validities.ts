import type { Case } from '../case/case.ts';
import { activeMembers } from '../case/case-file.ts';
import type { Validity } from '../case/case-overview.ts';
import type { Consent } from '../case/consent.ts';
import type { IdentityPaper } from '../case/identity.ts';
import type { Person } from '../case/person.ts';
import type { Document } from '../documents/document.ts';
import { replacementOf } from '../documents/expiring.ts';

/** What of a household may end. */
export interface Perishable {
  readonly healthValidUntil?: Case['healthValidUntil'];
  readonly persons: readonly Person[];
  readonly consents: readonly Consent[];
  readonly documents: readonly Document[];
}

const lasts = (one: { expiresOn?: string | undefined }, other: { expiresOn?: string | undefined }): boolean =>
  other.expiresOn !== undefined && (one.expiresOn === undefined || one.expiresOn > other.expiresOn);

const isOfKind = (one: IdentityPaper, other: IdentityPaper): boolean =>
  one.kind !== 'other' && one.kind === other.kind && one.country === other.country;

const papersOf = ({ identityPapers = [] }: Person): IdentityPaper[] =>
  identityPapers.filter(
    (paper) => !identityPapers.some((other) => isOfKind(other, paper) && lasts(other, paper)),
  );

const isSame = (one: Consent, other: Consent): boolean =>
  one.personId === other.personId && one.purpose === other.purpose && one.recipient === other.recipient;

const standing = (consents: readonly Consent[]): Consent[] => {
  const held = consents.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  return held.filter((consent) => !held.some((other) => isSame(other, consent) && lasts(other, consent)));
};

const first = (what: Validity['what'], days: readonly (string | undefined)[]): Validity[] => {
  const [until] = days.filter((day) => day !== undefined).sort();
  return until === undefined ? [] : [{ what, until }];
};

/** Of each kind the first last day of an active member's, of which nothing of the same kind lasts longer. */
export function validitiesOf({ healthValidUntil, persons, consents, documents }: Perishable): Validity[] {
  const members = activeMembers({ persons: [...persons] });
  const isMember = ({ personId }: Consent): boolean => members.some(({ id }) => id === personId);
  const kept = documents.filter(({ status }) => status === 'kept');
  return [
    ...first('health', [healthValidUntil]),
    ...first(
      'consent',
      standing(consents.filter(isMember)).map(({ expiresOn }) => expiresOn),
    ),
    ...first(
      'paper',
      members.flatMap(papersOf).map(({ expiresOn }) => expiresOn),
    ),
    ...first(
      'document',
      kept.filter((one) => replacementOf(kept, one) === undefined).map(({ expiresOn }) => expiresOn),
    ),
  ];
}
