import { useQuery } from '@tanstack/react-query';
import { ListStaff } from '../../../contracts/api/session.ts';
import type { PersonAtWork } from '../../../domain/work-item/person-at-work.ts';
import { useCall } from '../api/use-call.ts';
import { useSession } from '../session/use-session.ts';
import { useWho } from './use-who.ts';

const MOST = 100;
const KEPT_MS = 300_000;

/** People whom a list names without their names: oneself and colleagues of one's own office by name, others by role and office. */
export function useColleagues(people: readonly Omit<PersonAtWork, 'name'>[]): (id: string) => string {
  const call = useCall();
  const { person } = useSession();
  const { data } = useQuery({
    queryKey: ['staff'],
    enabled: person.office !== undefined,
    queryFn: ({ signal }) => call(ListStaff, { query: { limit: MOST }, signal }),
    staleTime: KEPT_MS,
  });
  const names = new Map((data?.staff ?? []).map(({ id, name }) => [id, name]));
  const who = useWho(people.map((one) => ({ ...one, name: names.get(one.id) ?? null })));
  return (id) => (id === person.id ? person.name : (names.get(id) ?? who(id)));
}
