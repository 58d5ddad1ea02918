import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useTextStore } from '../i18n/spoken.tsx';
import { applyPreferences, type Preferences } from './preferences.ts';

interface Chosen {
  readonly preferences: Preferences;
  change(next: Preferences): void;
}

const Context = createContext<Chosen | undefined>(undefined);

export function usePreferences(): Chosen {
  const chosen = useContext(Context);
  if (!chosen) throw new Error('Expected to be inside <PreferencesProvider>.');
  return chosen;
}

export function PreferencesProvider({ first, children }: { first: Preferences; children: ReactNode }) {
  const texts = useTextStore();
  const [preferences, set] = useState(first);
  const change = useCallback(
    (next: Preferences) => {
      set(next);
      applyPreferences(next);
      if (next.locale !== texts.current().locale) void texts.speak(next.locale);
    },
    [texts],
  );
  const chosen = useMemo(() => ({ preferences, change }), [preferences, change]);
  return <Context value={chosen}>{children}</Context>;
}
