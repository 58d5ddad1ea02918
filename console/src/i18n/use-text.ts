import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { isolatedValues } from './isolates.ts';
import type { Locale } from './locales.ts';

export type TextValues = Record<string, string | number | Date>;
/** The text of an id in the chosen language. */
export type Say = (id: string, values?: TextValues) => string;

export function useText(): Say {
  const intl = useIntl();
  return useMemo(
    () => (id, values) =>
      intl.formatMessage(
        { id },
        values && isolatedValues(intl.locale as Locale, String(intl.messages[id] ?? ''), values),
      ),
    [intl],
  );
}

/** A text that may be missing, such as the label of a code from a newer server: then the code itself. */
export function useWords(): (prefix: string, code: string) => string {
  const intl = useIntl();
  return useMemo(
    () => (prefix, code) => {
      const id = `${prefix}.${code}`;
      return intl.messages[id] === undefined ? code.replaceAll('-', ' ') : intl.formatMessage({ id });
    },
    [intl],
  );
}
