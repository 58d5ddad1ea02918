import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** Language codes as a list of names in the reader's language. */
export function useLanguages(): (codes: readonly string[]) => string {
  const { locale } = useIntl();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
    const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
    const nameOf = (code: string) => {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    };
    return (codes) => list.format(codes.map(nameOf));
  }, [locale]);
}
