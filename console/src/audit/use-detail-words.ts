import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { DetailWords } from '../../../domain/audit/detail-words.ts';
import { detailWords } from '../../../domain/audit/detail-words.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useLanguageName } from '../i18n/use-language-name.ts';

/** The details of a fact in readable form: names, codes and dates. */
export function useDetailWords(): DetailWords {
  const intl = useIntl();
  const format = useFormat();
  const language = useLanguageName();
  return useMemo(
    () =>
      detailWords({
        ...format,
        language,
        text: (id) => (typeof intl.messages[id] === 'string' ? intl.formatMessage({ id }) : undefined),
      }),
    [intl, format, language],
  );
}
