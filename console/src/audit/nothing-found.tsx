import { Nothing } from '../desk/nothing.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';

/** Nothing was found for those who look at how the platform works: what an auditor does now, or a supervisor. */
export function NothingFound({ of }: { of: string }) {
  const say = useText();
  const { person } = useSession();
  const role = person.roles.includes('auditor') ? 'auditor' : 'supervisor';
  return <Nothing title={say(of)} todo={say(`${of}.${role}`)} />;
}
