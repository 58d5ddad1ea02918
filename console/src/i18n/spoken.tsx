import { I18nProvider } from '@cloudscape-design/components/i18n';
import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react';
import { IntlProvider } from 'react-intl';
import { directionOf } from './locales.ts';
import type { TextStore } from './text-store.ts';

const Store = createContext<TextStore | undefined>(undefined);

export function useTextStore(): TextStore {
  const store = useContext(Store);
  if (!store) throw new Error('Expected to be inside <SpokenTexts>.');
  return store;
}

/** Provides the texts, the language and its direction to everything inside. */
export function SpokenTexts({ store, children }: { store: TextStore; children: ReactNode }) {
  const { locale, texts, componentTexts } = useSyncExternalStore(store.subscribe, store.current);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
  }, [locale]);
  return (
    <Store value={store}>
      <IntlProvider locale={locale} messages={texts} onError={reportMissing}>
        <I18nProvider locale={locale} messages={componentTexts}>
          {children}
        </I18nProvider>
      </IntlProvider>
    </Store>
  );
}

function reportMissing(error: Error): void {
  console.error(error.message);
}
