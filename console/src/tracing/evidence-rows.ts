import type { EvidenceRow } from './use-requests.ts';

type Values = EvidenceRow['found'];

const once = (values: Values): Values =>
  values?.filter(({ text }, index) => values.findIndex((value) => value.text === text) === index) ?? null;
const isEmpty = (values: Values): boolean => values !== null && values.length === 0;

/**
 * Rows worth showing: no field unknown on both sides, no second relative that is only missing because the first is
 * compared, and no value twice.
 */
export function tellingRows(rows: readonly EvidenceRow[]): (EvidenceRow & { readonly key: string })[] {
  const compared = new Set(rows.filter(({ agreement }) => agreement !== 'missing').map(({ field }) => field));
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const { field, agreement, sought, found } = row;
    const repeats = agreement === 'missing' && (compared.has(field) || seen.has(field));
    if (repeats || (isEmpty(sought) && isEmpty(found))) return [];
    seen.add(field);
    return [{ ...row, sought: once(sought), found: once(found), key: `${field}-${index}` }];
  });
}
