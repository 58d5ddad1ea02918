import type { IdentityPaper } from '../case/identity.ts';
import type { NewMember } from '../casework/register-case.ts';
import { COLUMNS } from './columns.ts';
import { beside, refuseOrphans } from './read-lists.ts';
import type { PersonRow } from './read-row.ts';

/** The papers of a row: a number each, the other columns beside it; a paper without a kind is another one. */
function readPapers(row: PersonRow): IdentityPaper[] {
  const numbers = row.values.paperNumber;
  if (numbers === undefined) {
    if (row.texts.paperNumber === undefined)
      refuseOrphans(
        row,
        ['paperKind', 'paperCountry', 'paperIssued', 'paperExpiry'],
        COLUMNS.paperNumber.name,
      );
    return [];
  }
  const kinds = beside(row, 'paperKind', numbers.length, false);
  const countries = beside(row, 'paperCountry', numbers.length, false);
  const issued = beside(row, 'paperIssued', numbers.length, false);
  const expiries = beside(row, 'paperExpiry', numbers.length, false);
  return numbers.map((number, index) => {
    const [country, issuedOn, expiresOn] = [countries[index], issued[index], expiries[index]];
    return {
      kind: kinds[index] ?? 'other',
      number,
      ...(country ? { country } : {}),
      ...(issuedOn ? { issuedOn } : {}),
      ...(expiresOn ? { expiresOn } : {}),
    };
  });
}

/** How the person of a row is called, reached and known; what is empty is left out. */
export function readIdentity(row: PersonRow): Partial<NewMember> {
  const { givenName, familyName, otherNames, phones, addresses, needCodes } = row.values;
  const { preferredLanguage, interpreterNeeded } = row.values;
  const papers = readPapers(row);
  const known = {
    ...{ givenName, familyName, otherNames, phones, addresses, preferredLanguage, interpreterNeeded },
    ...{ identityPapers: papers.length > 0 ? papers : undefined, needCodes },
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
