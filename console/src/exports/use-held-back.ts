import { useQuery } from '@tanstack/react-query';
import { CountHeldBack } from '../../../contracts/api/exports.ts';
import { addedUp, countHeldBack } from '../../../domain/case/held-back.ts';
import { useCall } from '../api/use-call.ts';
import { EXPORTS } from './use-exports.ts';

/** How many an export would hold back now: all its cases and sponsors, counted page by page. */
export function useHeldBack(exportId: string) {
  const call = useCall();
  return useQuery({
    queryKey: [EXPORTS, exportId, 'held-back'],
    queryFn: async ({ signal }) => {
      let counts = countHeldBack([]);
      let cursor: string | undefined;
      do {
        const page = await call(CountHeldBack, { params: { exportId }, query: { cursor }, signal });
        counts = addedUp(counts, page.heldBack);
        cursor = page.cursor ?? undefined;
      } while (cursor !== undefined);
      return counts;
    },
  });
}
