import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { ListNotices, MarkNoticeRead, type NoticeView } from '../../../contracts/api/notices.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';

const PAGE = 50;
const LOOK_AGAIN_MS = 60_000;

/** The first part of the keys of all queries about notices. */
export const NOTICES = 'notices';

/** Notices to the person and to the person's roles at the office, newest first. */
export function useNotices() {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [NOTICES, 'mine'],
    queryFn: ({ pageParam, signal }) =>
      call(ListNotices, { query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    refetchInterval: LOOK_AGAIN_MS,
  });
  const rows: readonly NoticeView[] = query.data?.pages.flatMap((page) => page.notices) ?? [];
  return { ...query, rows };
}

/** Marks notices as read; repeating it changes nothing. */
export function useMarkRead() {
  const call = useCall();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (notices: readonly NoticeView[]) => {
      for (const { noticeId, ownerId } of notices) {
        const { key } = oneShotKey();
        await call(MarkNoticeRead, { params: { noticeId }, body: { ownerId }, key });
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [NOTICES] }),
  });
}

/** The page of what a notice is about. */
export function pathOf({ template, ownerId, data }: NoticeView): string {
  if (template === 'tracing-candidate-found' && data.requestId)
    return `/tracing/${ownerId}/${data.requestId}`;
  if (ownerId.startsWith('complaint-')) return template === 'complaint-made' ? '/complaints' : '/notices';
  if (template === 'webhook-disabled') return `/clients/${ownerId}/webhooks`;
  // Whoever is mentioned may open the case, and not every task of it.
  if (template === 'note-mention') return `/cases/${ownerId}?tab=notes`;
  if (data.workItemId) return `/work/${data.workItemId}`;
  if (ownerId.startsWith('sponsor-')) return `/sponsors/${ownerId}`;
  return `/cases/${ownerId}`;
}
