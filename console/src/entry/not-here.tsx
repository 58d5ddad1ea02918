import { EntryAlert } from '../app/no-entry.tsx';
import { useText } from '../i18n/use-text.ts';

/** Somebody came from their organisation's own provider and has no open account here. */
export function NotHere() {
  const say = useText();
  return <EntryAlert type="warning" title={say('entry.not-here.title')} todo={say('entry.not-here.todo')} />;
}
