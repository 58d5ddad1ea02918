import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { Nothing } from './nothing.tsx';

interface Props {
  /** The text that it is empty; what to do then stands at this id with `.acts`, `.asks` or `.audits`. */
  readonly of: string;
  /** Whether the reader may fill the list. */
  readonly acts: boolean;
}

/** An empty list of a record: what whoever reads it does now themselves, asks of others, or looks at instead. */
export function EmptyHere({ of, acts }: Props) {
  const say = useText();
  const { person } = useSession();
  const told = acts ? 'acts' : person.roles.includes('auditor') ? 'audits' : 'asks';
  return <Nothing title={say(of)} todo={say(`${of}.${told}`)} />;
}
