import { useQuery } from '@tanstack/react-query';
import { ListNotices } from '../../../contracts/api/notices.ts';
import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Role } from '../../../domain/kernel/actor.ts';
import { useCall } from '../api/use-call.ts';
import { useSession } from '../session/use-session.ts';

const READERS: readonly Role[] = [...STAFF_ROLES, 'administrator', 'partner-staff'];
const LOOKED_AT = 50;
const LOOK_AGAIN_MS = 60_000;

/** How many of this person's newest notices are unread; undefined for people who get none. */
export function useUnread(): number | undefined {
  const call = useCall();
  const { person } = useSession();
  const isStaff = person.roles.some((role) => READERS.includes(role));
  const notices = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: ({ signal }) => call(ListNotices, { query: { limit: LOOKED_AT }, signal }),
    refetchInterval: LOOK_AGAIN_MS,
    enabled: isStaff,
  });
  return isStaff ? (notices.data?.notices.filter(({ read }) => !read).length ?? 0) : undefined;
}
