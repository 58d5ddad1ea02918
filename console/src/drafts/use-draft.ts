import { createContext, useCallback, useContext, useState } from 'react';
import type { DraftStore } from './draft-store.ts';

export const DraftContext = createContext<DraftStore | undefined>(undefined);

export interface DraftState<Values> {
  readonly values: Values;
  /** The `Idempotency-Key` to send it with. */
  readonly key: string;
  /** True if it was restored after a reload. */
  readonly restored: boolean;
  change(values: Values): void;
  /** Stores it before it is sent: after a reload it is sent again under the same key. */
  keep(): void;
  /** After a final answer other than success: the next attempt is another request. */
  renewKey(): void;
  /** After success, or to discard it. */
  clear(): void;
}

/** The values of a form, kept across reloads under a name such as `decision.<workItemId>`. */
export function useDraft<Values>(form: string, initial: Values): DraftState<Values> {
  const store = useContext(DraftContext);
  if (!store) throw new Error('Expected to be inside a session.');
  const [state, setState] = useState(() => opened(store, form, initial));
  const put = useCallback(
    (next: { values: Values; key: string }) => {
      store.write(form, next);
      setState((now) => ({ ...now, ...next }));
    },
    [store, form],
  );
  return {
    ...state,
    change: (values) => put({ values, key: state.key }),
    keep: () => store.write(form, { key: state.key, values: state.values }),
    renewKey: () => put({ values: state.values, key: crypto.randomUUID() }),
    clear: () => {
      store.clear(form);
      setState({ values: initial, key: crypto.randomUUID(), restored: false });
    },
  };
}

function opened<Values>(store: DraftStore, form: string, initial: Values) {
  const draft = store.read(form);
  return draft
    ? { values: draft.values as Values, key: draft.key, restored: true }
    : { values: initial, key: crypto.randomUUID(), restored: false };
}
