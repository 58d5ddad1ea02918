import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useFormat } from '../i18n/use-format.ts';
import type { FieldIssue } from './api-problem.ts';

export type BrokenRule = Pick<FieldIssue, 'rule' | 'code' | 'values'>;

const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a broken rule requires, in the reader's language, with days and kinds of papers in words; in English if there is no translation. */
export function useRule(): (broken: BrokenRule) => string {
  const intl = useIntl();
  const format = useFormat();
  return useCallback(
    ({ rule, code, values = {} }) => {
      const id = `api.rule.${code}`;
      if (code === undefined || intl.messages[id] === undefined) return rule;
      const from = typeof values.from === 'string' ? { from: format.instant(values.from) } : {};
      const until =
        typeof values.until === 'string' && A_DAY.test(values.until)
          ? { until: format.date(values.until) }
          : {};
      const named = (kind: string) => String(intl.messages[`documents.kind.${kind}`] ?? kind);
      const kinds =
        typeof values.kinds === 'string'
          ? { kinds: intl.formatList(values.kinds.split(', ').map(named), { type: 'disjunction' }) }
          : {};
      return intl.formatMessage({ id }, { ...values, ...from, ...until, ...kinds });
    },
    [intl, format],
  );
}
