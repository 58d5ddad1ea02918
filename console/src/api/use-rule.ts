import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useFormat } from '../i18n/use-format.ts';
import type { FieldIssue } from './api-problem.ts';

export type BrokenRule = Pick<FieldIssue, 'rule' | 'code' | 'values'>;

/** What a broken rule requires, in the reader's language; in English if there is no translation. */
export function useRule(): (broken: BrokenRule) => string {
  const intl = useIntl();
  const format = useFormat();
  return useCallback(
    ({ rule, code, values = {} }) => {
      const id = `api.rule.${code}`;
      if (code === undefined || intl.messages[id] === undefined) return rule;
      const from = typeof values.from === 'string' ? { from: format.instant(values.from) } : {};
      return intl.formatMessage({ id }, { ...values, ...from });
    },
    [intl, format],
  );
}
