import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ListPersonPages } from '../../../contracts/api/persons-pages.ts';
import { useCall } from '../api/use-call.ts';

const PAGES = 'persons-pages';

/** The adults of a household and the pages that they were given. */
export function usePages(caseId: string) {
  const call = useCall();
  return useQuery({
    queryKey: [PAGES, caseId],
    queryFn: ({ signal }) => call(ListPersonPages, { params: { caseId }, signal }),
  });
}

/** Has the pages of a household read again. */
export function usePagesAgain(caseId: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [PAGES, caseId] });
}
