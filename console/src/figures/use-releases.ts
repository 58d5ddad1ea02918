import { useQuery } from '@tanstack/react-query';
import type { CountStatistics } from '../../../contracts/api/releases.ts';
import { ListReleases } from '../../../contracts/api/releases.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type ReleaseView = Answer<typeof ListReleases>['releases'][number];
export type Counted = Answer<typeof CountStatistics>;
export type Definition = Counted['definition'];

/** The first part of the keys of all queries about the ledger. */
export const RELEASES = 'releases';

/** The ledger of figures that left the house, newest first. */
export function useReleases() {
  const call = useCall();
  const query = useQuery({
    queryKey: [RELEASES],
    queryFn: ({ signal }) => call(ListReleases, { signal }),
  });
  const rows: readonly ReleaseView[] = query.data?.releases ?? [];
  return { ...query, rows, people: query.data?.people ?? [] };
}
