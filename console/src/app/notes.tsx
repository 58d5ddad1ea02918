import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useText } from '../i18n/use-text.ts';

export interface Note {
  readonly type: 'success' | 'info' | 'warning' | 'error';
  readonly text: string;
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
  const [items, setItems] = useState<FlashbarProps.MessageDefinition[]>([]);
  const say = useText();
  const tell = useCallback(
    ({ type, text }: Note) => {
      const id = crypto.randomUUID();
      const onDismiss = () => setItems((now) => now.filter((item) => item.id !== id));
      const item = {
        id,
        type,
        content: text,
        dismissible: true,
        dismissLabel: say('app.dismiss'),
        onDismiss,
      };
      // The latest success is news; those before it are not. What went wrong stays until it is put away.
      const stays = ({ type: of }: FlashbarProps.MessageDefinition) => type !== 'success' || of !== 'success';
      setItems((now) => [item, ...now.filter(stays)].slice(0, MOST));
    },
    [say],
  );
  const value = useMemo(() => ({ items, tell }), [items, tell]);
  return <Notes value={value}>{children}</Notes>;
}
