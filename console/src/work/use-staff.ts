import { useQuery } from '@tanstack/react-query';
import { ListStaff } from '../../../contracts/api/session.ts';
import { useCall } from '../api/use-call.ts';

const MOST = 100;
const KEPT_MS = 300_000;

/** The staff of one's own office, each with a name if the sign-in has one. */
export function useStaff() {
  const call = useCall();
  const read = useQuery({
    queryKey: ['staff'],
    queryFn: ({ signal }) => call(ListStaff, { query: { limit: MOST }, signal }),
    staleTime: KEPT_MS,
  });
  const staff = read.data?.staff ?? [];
  const names = new Map(staff.map(({ id, name }) => [id, name ?? id]));
  return { staff, nameOf: (id: string): string => names.get(id) ?? id, pending: read.isPending };
}
