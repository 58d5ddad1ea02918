import { ReadWorkItem } from '../../../contracts/api/work-items.ts';
import { useCall } from '../api/use-call.ts';

/**
 * How one piece of given work is read. Its key is none of the work items that are read again after each decision: what was
 * decided is closed to the organisation from then on.
 */
export function useGivenItem() {
  const call = useCall();
  return (workItemId: string) => ({
    queryKey: ['given', workItemId],
    queryFn: ({ signal }: { signal: AbortSignal }) => call(ReadWorkItem, { params: { workItemId }, signal }),
  });
}
