import { useInfiniteQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import { ListExecutions } from '../../../contracts/api/executions.ts';
import { useCall } from '../api/use-call.ts';

type Query = z.input<NonNullable<typeof ListExecutions.query>>;
/** Search criteria for executions; dates are local days. */
export interface ExecutionFilter {
  readonly workflow?: Query['workflow'];
  readonly status?: Query['status'];
  readonly from?: string;
  readonly to?: string;
  /** Cases of which this person changed or decided something while it ran, between the two days. */
  readonly person?: string;
  readonly caseId?: string;
}

/** The beginning of a local day, and of the next one, as instants. */
const beginning = (day: string): string => new Date(`${day}T00:00:00`).toISOString();
function ending(day: string): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + 1);
  return date.toISOString();
}

/** Whether enough is said to look: a person is looked for between two days. */
export const isComplete = ({ person, from, to }: ExecutionFilter): boolean =>
  person === undefined || (from !== undefined && to !== undefined);

export function useExecutions(filter: ExecutionFilter, limit = 25) {
  const { workflow, status, from, to, person, caseId } = filter;
  const call = useCall();
  return useInfiniteQuery({
    queryKey: ['executions', 'list', { workflow, status, from, to, person, caseId, limit }],
    // What a person did is asked for a period.
    enabled: isComplete(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(ListExecutions, {
        query: {
          limit,
          ...(person ? { person } : {}),
          ...(caseId ? { caseId } : {}),
          ...(workflow ? { workflow } : {}),
          ...(status ? { status } : {}),
          ...(from ? { from: beginning(from) } : {}),
          ...(to ? { to: ending(to) } : {}),
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  });
}
