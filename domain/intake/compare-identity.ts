import type { Person } from '../case/person.ts';
import { samePaper } from '../casework/identity-of-member.ts';
import type { NewMember } from '../casework/register-case.ts';
import { readPhone } from '../kernel/read-phone.ts';
import { foldedName } from '../tracing/names/folded-name.ts';

const NAMES = ['givenName', 'familyName'] as const;
const CODES = ['preferredLanguage', 'interpreterNeeded'] as const;

const meant = (phone: string, country: string | undefined): string => {
  const read = readPhone(phone, country);
  return 'phone' in read ? read.phone : phone;
};
const anyNew = (said: readonly string[] | undefined, known: readonly string[] = []): boolean =>
  said?.some((one) => !known.includes(one)) ?? false;

/**
 * The fields of how a person is called, reached and known in which a file brings something new; what is missing from the
 * file is no difference.
 */
export function newsOfIdentity(person: Person, member: NewMember, country: string | undefined): string[] {
  const folded = (names: readonly string[] = []) => names.map(foldedName);
  const papers = member.identityPapers ?? [];
  const knownPapers = person.identityPapers ?? [];
  const told = papers.filter((paper) => {
    const known = knownPapers.find((one) => samePaper(one, paper));
    return (
      known === undefined ||
      (paper.issuedOn !== undefined && paper.issuedOn !== known.issuedOn) ||
      (paper.expiresOn !== undefined && paper.expiresOn !== known.expiresOn)
    );
  });
  return [
    ...NAMES.filter(
      (field) => member[field] !== undefined && foldedName(member[field]) !== foldedName(person[field] ?? ''),
    ),
    ...CODES.filter((field) => member[field] !== undefined && member[field] !== person[field]),
    ...(anyNew(folded(member.otherNames), folded(person.otherNames)) ? ['otherNames'] : []),
    ...(anyNew(
      member.phones?.map((phone) => meant(phone, country)),
      person.phones,
    )
      ? ['phones']
      : []),
    ...(anyNew(member.addresses, person.addresses) ? ['addresses'] : []),
    ...(anyNew(member.needCodes, person.needCodes) ? ['needCodes'] : []),
    ...(told.length > 0 ? ['identityPapers'] : []),
  ];
}
