import type { Person } from '../case/person.ts';

type Related = { readonly relationship?: Person['relationship'] | undefined };

const OF_PRINCIPAL: ReadonlySet<string | undefined> = new Set(['son', 'daughter']);
const OF_PARENTS: ReadonlySet<string | undefined> = new Set(['principal-applicant', 'brother', 'sister']);

/**
 * The adults of a household who may be a child's parents, by how each is related to the principal applicant; of a
 * relative whose parents the household does not name, none.
 */
export function parentsAmong<P extends Related>({ relationship }: Related, adults: readonly P[]): P[] {
  const as = (...named: string[]) => adults.filter((one) => named.includes(one.relationship ?? ''));
  if (OF_PARENTS.has(relationship)) return as('mother', 'father');
  return OF_PRINCIPAL.has(relationship) && as('principal-applicant').length > 0
    ? as('principal-applicant', 'spouse')
    : [];
}
