import { useSession } from '../session/use-session.ts';
import type { Scope } from './scope.ts';

/** Who may open the households behind a number; everybody else sees the number alone. */
const READERS = ['programme-manager', 'supervisor', 'auditor'] as const;

/**
 * The list of exactly the households that a number counts; undefined if there are none, or this person may not see such a
 * list: that a clearance ends is a matter of health.
 */
export function useFigureLink({ office, programme }: Scope) {
  const { person } = useSession();
  const opens = READERS.some((role) => person.roles.includes(role));
  const seesHealth = person.roles.includes('supervisor');
  return (count: number, figure: Readonly<Record<string, string | undefined>>): string | undefined => {
    if (count === 0 || !opens || (figure.valid === 'health' && !seesHealth)) return undefined;
    const all = { programme, ...figure, office };
    const set = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return `/cases?${new URLSearchParams(set)}`;
  };
}
