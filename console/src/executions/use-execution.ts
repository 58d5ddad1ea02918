import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import { ReadExecution, ReadExecutionHistory } from '../../../contracts/api/executions.ts';
import type { HistoryEvent } from '../../../domain/execution/history-event.ts';
import { useCall } from '../api/use-call.ts';

export type ExecutionView = z.output<typeof ReadExecution.answer>;

export function useExecution(executionId: string) {
  const call = useCall();
  return useQuery({
    queryKey: ['executions', executionId],
    queryFn: ({ signal }) => call(ReadExecution, { params: { executionId }, signal }),
  });
}

const PAGE = 500;
/** As long as a history of Step Functions may be. */
const MAX_EVENTS = 25_000;

/** A history up to its 25,000th event; `whole` says whether that is all. */
export function useHistory(executionId: string) {
  const call = useCall();
  return useQuery({
    queryKey: ['executions', executionId, 'history'],
    queryFn: async ({ signal }) => {
      const events: HistoryEvent[] = [];
      let cursor: string | null = null;
      while (events.length < MAX_EVENTS) {
        const query: { limit: number; cursor?: string } = {
          limit: PAGE,
          ...(cursor === null ? {} : { cursor }),
        };
        const read: { events: HistoryEvent[]; cursor: string | null } = await call(ReadExecutionHistory, {
          params: { executionId },
          query,
          signal,
        });
        events.push(...read.events);
        cursor = read.cursor;
        if (cursor === null) return { events, whole: true };
      }
      return { events, whole: false };
    },
  });
}
