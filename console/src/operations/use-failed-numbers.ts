import { useQuery } from '@tanstack/react-query';
import { ListWorkItems } from '../../../contracts/api/work-items.ts';
import { useCall } from '../api/use-call.ts';
import { useSession } from '../session/use-session.ts';

const MOST = 100;

/** The case numbers of failed stages, for supervisors: the figures have none, the list does, and is recorded. */
export function useFailedNumbers(some: boolean): ReadonlyMap<string, string> {
  const call = useCall();
  const { person } = useSession();
  const { data } = useQuery({
    queryKey: ['work-items', 'failed', 'numbers'],
    enabled: some && person.roles.includes('supervisor'),
    queryFn: ({ signal }) => call(ListWorkItems, { query: { attention: 'failed', limit: MOST }, signal }),
  });
  return new Map(
    (data?.workItems ?? []).flatMap(({ caseId, caseNumber }) =>
      caseId === null || caseNumber === undefined ? [] : [[caseId, caseNumber] as const],
    ),
  );
}
