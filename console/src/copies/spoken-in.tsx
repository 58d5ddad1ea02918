import { type ReactNode, useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { Loading } from '../app/loading.tsx';
import type { Locale } from '../i18n/locales.ts';
import { loadTexts, type Texts } from '../i18n/text-files.ts';

const ROOMS = ['copies', 'cases', 'words', 'codes', 'documents', 'rights', 'sponsors'];

/** Shows what is inside in another language than the page: a family's, not the person's at the desk. */
export function SpokenIn({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [spoken, setSpoken] = useState<{ locale: Locale; texts: Texts }>();
  useEffect(() => {
    let wanted = true;
    void Promise.all(ROOMS.map((room) => loadTexts(room, locale))).then((found) => {
      if (wanted) setSpoken({ locale, texts: Object.assign({}, ...found) as Texts });
    });
    return () => {
      wanted = false;
    };
  }, [locale]);
  if (spoken?.locale !== locale) return <Loading />;
  return (
    <IntlProvider locale={locale} messages={spoken.texts}>
      {children}
    </IntlProvider>
  );
}
