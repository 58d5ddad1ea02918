import { useMemo } from 'react';
import { useIntl } from 'react-intl';

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
/** Where to look up the labels of a policy's codes. */
const WORDS = [
  'words.stage',
  'words.kind',
  'words.topic',
  'words.service',
  'words.dimension',
  'words.value.outcome',
  'words.value.refugeeStatus',
  'words.value.classAConditions',
  'words.value.relation',
  'documents.kind',
  'words.reason',
  'policy.code',
] as const;

/** A policy value in words: durations in days and hours, codes by their labels, objects field by field. */
export function useValueWords(): (value: unknown) => string {
  const intl = useIntl();
  return useMemo(() => {
    const duration = (parts: readonly (string | undefined)[]): string =>
      UNITS.flatMap((unit, index) => {
        const count = Number(parts[index] ?? 0);
        return count === 0 ? [] : [intl.formatNumber(count, { style: 'unit', unit, unitDisplay: 'long' })];
      }).join(' ');
    const code = (text: string): string => {
      const id = WORDS.map((prefix) => `${prefix}.${text}`).find((each) => intl.messages[each] !== undefined);
      return id === undefined ? text : intl.formatMessage({ id });
    };
    const words = (value: unknown): string => {
      if (typeof value === 'boolean') return code(String(value));
      if (typeof value === 'number') return intl.formatNumber(value);
      if (typeof value === 'string') {
        const parts = DURATION.exec(value);
        return parts && value !== 'P' ? duration(parts.slice(1)) : code(value);
      }
      if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
        return intl.formatList(value.map(words));
      if (Array.isArray(value)) return value.map(words).join(' — ');
      if (typeof value === 'object' && value !== null)
        return intl.formatList(
          Object.entries(value).map(
            ([name, each]) => `${code(name)}${intl.locale === 'fr' ? '\u00a0:' : ':'} ${words(each)}`,
          ),
          { type: 'unit' },
        );
      return value === undefined ? '' : String(value);
    };
    return words;
  }, [intl]);
}
