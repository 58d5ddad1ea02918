import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useText } from '../i18n/use-text.ts';

export interface Note {
  readonly type: 'success' | 'info' | 'warning' | 'error';
  readonly text: string;
  /** What is shown instead of the text, for what can still be acted on: it stays beside later news. */
  readonly content?: ReactNode;
  /** It takes the place of the notification of the same name. */
  readonly name?: string;
}

interface Shown {
  readonly item: FlashbarProps.MessageDefinition;
  readonly lasting: boolean;
}

const MOST = 3;

const Notes = createContext<{ items: FlashbarProps.MessageDefinition[]; tell(note: Note): void }>({
  items: [],
  tell() {},
});

/**
 * Shows a notification at the top of the page that stays when the page changes, such as that a decision was recorded.
 */
export const useTell = (): ((note: Note) => void) => useContext(Notes).tell;
export const useNotes = (): FlashbarProps.MessageDefinition[] => useContext(Notes).items;

export function NotesProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const say = useText();
  const tell = useCallback(
    ({ type, text, content, name }: Note) => {
      const id = name ?? crypto.randomUUID();
      const onDismiss = () => setShown((now) => now.filter(({ item }) => item.id !== id));
      const item = {
        id,
        type,
        content: content ?? text,
        dismissible: true,
        dismissLabel: say('app.dismiss'),
        onDismiss,
      };
      const lasting = content !== undefined;
      // The latest success is news; those before it are not. What went wrong stays until it is put away.
      const isOld = (one: Shown) =>
        one.item.id === id ||
        (type === 'success' && one.item.type === 'success' && (lasting || !one.lasting));
      setShown((now) => [{ item, lasting }, ...now.filter((one) => !isOld(one))].slice(0, MOST));
    },
    [say],
  );
  const value = useMemo(() => ({ items: shown.map(({ item }) => item), tell }), [shown, tell]);
  return <Notes value={value}>{children}</Notes>;
}
