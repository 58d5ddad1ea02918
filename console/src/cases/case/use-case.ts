import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import { ReadCase, ReadTimeline } from '../../../../contracts/api/cases.ts';
import type { TimelineEntrySchema } from '../../../../domain/casework/timeline.ts';

import { useCall } from '../../api/use-call.ts';
import { lookAgain } from '../../live/look-again.ts';
import { CASES } from '../list/use-cases.ts';

export type CaseView = z.infer<typeof ReadCase.answer>;
export type Member = CaseView['persons'][number];
export type TimelineEntry = z.infer<typeof TimelineEntrySchema>;

const LOOK_AGAIN_MS = 15_000;
/** Used while the platform prepares the next step, which takes seconds unless it waits for a date. */
const LOOK_SOON_MS = 5000;
const PAGE = 50;

/** True if nobody has anything to do and the platform continues by itself. */
const isPrepared = ({ case: { status }, waitsFor }: CaseView): boolean =>
  (status === 'active' || status === 'closing') && waitsFor.length === 0;

/** A case as this person may see it, asked for again while it is open. */
export function useCase(caseId: string) {
  const call = useCall();
  return useQuery({
    queryKey: [...CASES, 'one', caseId],
    queryFn: ({ signal }) => call(ReadCase, { params: { caseId }, signal }),
    refetchInterval: ({ state: { data, error } }) => {
      if (error) return false;
      return lookAgain(data && isPrepared(data) ? LOOK_SOON_MS : LOOK_AGAIN_MS)();
    },
  });
}

/** What happened to a case, newest first, page after page. */
export function useTimeline(caseId: string) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [...CASES, 'timeline', caseId],
    queryFn: ({ pageParam, signal }) =>
      call(ReadTimeline, { params: { caseId }, query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const pages = query.data?.pages ?? [];
  const people = pages.flatMap((page) => page.people);
  return { ...query, entries: pages.flatMap((page) => page.entries), people };
}
