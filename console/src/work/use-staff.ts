import { useQuery } from '@tanstack/react-query';
import { ListStaff } from '../../../contracts/api/session.ts';
import { useCall } from '../api/use-call.ts';
import { useSession } from '../session/use-session.ts';

const MOST = 100;
const KEPT_MS = 300_000;

/** The staff of one's own office, each with a name if the sign-in has one. */
export function useStaff() {
  const call = useCall();
  const { person } = useSession();
  // Staff of a partner organisation know nobody of an office.
  const enabled = !person.roles.includes('partner-staff');
  const read = useQuery({
    queryKey: ['staff'],
    queryFn: ({ signal }) => call(ListStaff, { query: { limit: MOST }, signal }),
    staleTime: KEPT_MS,
    enabled,
  });
  const staff = read.data?.staff ?? [];
  const names = new Map(staff.map(({ id, name }) => [id, name ?? id]));
  return { staff, nameOf: (id: string): string => names.get(id) ?? id, pending: read.isPending };
}
