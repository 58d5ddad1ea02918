import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/**
 * The name of a language by its code: our own where there is one, since browsers leave out the names of small languages;
 * then the browser's; the code itself for a language that neither names.
 */
export function useLanguageName(): (code: string) => string {
  const intl = useIntl();
  return useMemo(() => {
    const names = new Intl.DisplayNames(intl.locale, { type: 'language', fallback: 'code' });
    return (code) => {
      const own = intl.messages[`words.language.${code}`];
      if (typeof own === 'string') return own;
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    };
  }, [intl]);
}
