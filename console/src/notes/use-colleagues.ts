import { useSession } from '../session/use-session.ts';
import { useStaff } from '../work/use-staff.ts';
import type { Colleague } from './mentions.ts';

/** The other staff of one's own office, by name. */
export function useColleagues(): readonly Colleague[] {
  const { person } = useSession();
  const { staff } = useStaff();
  return staff.filter(({ id }) => id !== person.id).map(({ id, name }) => ({ id, name: name ?? id }));
}
