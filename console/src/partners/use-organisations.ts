import { useQuery } from '@tanstack/react-query';
import { ListOrganisations } from '../../../contracts/api/organisations.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type OrganisationView = Answer<typeof ListOrganisations>['organisations'][number];
export type Agreed = NonNullable<OrganisationView['agreement']>;

/** The first part of the keys of all queries about partner organisations. */
export const ORGANISATIONS = 'organisations';

/** Partner organisations that this person may know of, by name. */
export function useOrganisations(enabled = true) {
  const call = useCall();
  const query = useQuery({
    queryKey: [ORGANISATIONS],
    queryFn: ({ signal }) => call(ListOrganisations, { signal }),
    enabled,
  });
  const rows: readonly OrganisationView[] = query.data?.organisations ?? [];
  const nameOf = (id: string): string => {
    const found = rows.find(({ organisationId }) => organisationId === id);
    return found?.agreement?.name ?? found?.pending?.agreement.name ?? id.replace(/^organisation-/, '');
  };
  return { ...query, rows, nameOf };
}
