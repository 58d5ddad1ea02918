import type { Person } from '../../domain/case/person.ts';

type Relationship = Person['relationship'];
const OF_PRINCIPAL: readonly Relationship[] = ['son', 'daughter'];
const OF_PARENTS: readonly Relationship[] = ['principal-applicant', 'brother', 'sister'];

/**
 * The adults of a household who may be a child's parents, by their relationship to the principal applicant; of a
 * relative whose parents the household does not name, none.
 */
export function parentsAmong(child: Person, adults: readonly Person[]): Person[] {
  const as = (...named: Relationship[]) => adults.filter(({ relationship }) => named.includes(relationship));
  if (OF_PRINCIPAL.includes(child.relationship)) return as('principal-applicant', 'spouse');
  return OF_PARENTS.includes(child.relationship) ? as('mother', 'father') : [];
}
