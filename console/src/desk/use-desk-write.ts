import { useQueryClient } from '@tanstack/react-query';
import { useWrite } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import type { DraftState } from '../drafts/use-draft.ts';

interface Options {
  readonly draft: Pick<DraftState<unknown>, 'key' | 'keep' | 'renewKey' | 'clear'>;
  /** Begins the keys of the queries that it changes. */
  readonly changes: readonly string[];
  /** What is said when it is done. */
  readonly done: string;
  send(key: string): Promise<unknown>;
  onDone(): void;
}

/** Sends a dialog's form once; what it changed is read again, and people are told that it is done. */
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
