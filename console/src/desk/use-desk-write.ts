import { useQueryClient } from '@tanstack/react-query';
import { useWrite } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import type { DraftState } from '../drafts/use-draft.ts';

interface Options {
  readonly draft: Pick<DraftState<unknown>, 'key' | 'keep' | 'renewKey' | 'clear'>;
  /** The first parts of the query keys that it affects. */
  readonly changes: readonly string[];
  /** The message when it is done. */
  readonly done: string;
  send(key: string): Promise<unknown>;
  onDone(): void;
}

/** Sends a dialog's form once; what it changed is read again, and a notification is shown. */
export function useDeskWrite({ draft, changes, done, send, onDone }: Options) {
  const queries = useQueryClient();
  const tell = useTell();
  return useWrite(draft, {
    send,
    async onDone() {
      tell({ type: 'success', text: done });
      onDone();
      await Promise.all(changes.map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
}
