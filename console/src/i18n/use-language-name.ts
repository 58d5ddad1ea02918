import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/**
 * The name of a language by its code: our own if there is one, since browsers lack the names of small languages;
 * otherwise the browser's; otherwise the code.
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
