import { useTell } from '../app/notes.tsx';
import { DecidedNote } from './decided-note.tsx';
import { noteOf } from './use-take-back.ts';

/** Tells that a decision was made and, as long as it can be, offers to take it back. */
export function useTellDecided() {
  const tell = useTell();
  return (workItemId: string, told: string, heldFor: number | undefined): void => {
    const name = noteOf(workItemId);
    if (heldFor === undefined) tell({ type: 'success', text: told });
    else {
      const content = <DecidedNote key={crypto.randomUUID()} {...{ workItemId, told, seconds: heldFor }} />;
      tell({ type: 'success', text: told, content, name });
    }
  };
}
