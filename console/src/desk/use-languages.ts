import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useLanguageName } from '../i18n/use-language-name.ts';

/** Language codes as a list of names in the reader's language. */
export function useLanguages(): (codes: readonly string[]) => string {
  const { locale } = useIntl();
  const nameOf = useLanguageName();
  return useMemo(() => {
    const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
    return (codes) => list.format(codes.map(nameOf));
  }, [locale, nameOf]);
}
