import type { ColumnKey } from '../../../../../domain/intake/columns.ts';
import { COLUMN_KEYS, COLUMNS } from '../../../../../domain/intake/columns.ts';
import type { ForeignTable } from '../../../../../domain/intake/mapping/foreign-table.ts';
import type { KeptMapping, MappedField, Mapping } from '../../../../../domain/intake/mapping/mapping.ts';
import { sourcesOf } from '../../../../../domain/intake/mapping/mapping.ts';
import { CODE_FIELDS, suggestedCodes, valuesOf } from '../../../../../domain/intake/mapping/suggest.ts';

/** The field that a column of the file is read as; undefined if it is not read. */
export const fieldOf = ({ fields }: Mapping, source: string): ColumnKey | undefined =>
  COLUMN_KEYS.find((key) => fields[key]?.from.includes(source));

const withField = (mapping: Mapping, key: ColumnKey, field: MappedField | undefined): Mapping => {
  const { [key]: _before, ...fields } = mapping.fields;
  return { ...mapping, fields: field === undefined ? fields : { ...fields, [key]: field } };
};

const isEmpty = ({ from, otherwise }: MappedField): boolean => from.length === 0 && otherwise === undefined;

/** The mapping with a column read as another field, or as none; several columns of one field are joined. */
export function withSource(
  mapping: Mapping,
  table: ForeignTable,
  source: string,
  key: ColumnKey | undefined,
): Mapping {
  const before = fieldOf(mapping, source);
  let next = mapping;
  const old = before && mapping.fields[before];
  if (before && old) {
    const left = { ...old, from: old.from.filter((name) => name !== source) };
    next = withField(next, before, isEmpty(left) ? undefined : left);
  }
  if (key === undefined) return next;
  const field = next.fields[key] ?? { from: [], codes: {} };
  const whole = { ...field, from: [...field.from, source] };
  const codes = CODE_FIELDS.includes(key) ? { ...suggestedCodes(table, key, whole), ...field.codes } : {};
  return withField(next, key, { ...whole, codes });
}

/** The mapping with a value for rows that have none: a fixed one where no column is read. */
export function withFixed(mapping: Mapping, key: ColumnKey, value: string): Mapping {
  const { otherwise: _before, ...field } = mapping.fields[key] ?? { from: [], codes: {} };
  const next: MappedField = value === '' ? field : { ...field, otherwise: value };
  return withField(mapping, key, isEmpty(next) ? undefined : next);
}

/** The mapping with what a value of the file is here. */
export function withCode(mapping: Mapping, key: ColumnKey, value: string, code: string): Mapping {
  const field = mapping.fields[key] ?? { from: [], codes: {} };
  return withField(mapping, key, { ...field, codes: { ...field.codes, [value]: code } });
}

/** The mapping with a name for the office to keep it under. */
export const withName = (mapping: Mapping, name: string): Mapping => ({ ...mapping, name });

export interface CodeList {
  readonly key: ColumnKey;
  readonly values: readonly string[];
}

/** Values of the file that are no codes here, by field, for a person to say what they are. */
export const codeListsOf = (mapping: Mapping, table: ForeignTable): CodeList[] =>
  CODE_FIELDS.flatMap((key) => {
    const field = mapping.fields[key];
    if (field === undefined || field.from.length === 0) return [];
    const read = (value: string) => 'value' in COLUMNS[key].read(value);
    const values = valuesOf(table, field).filter((value) => !read(value) || field.codes[value] !== undefined);
    return values.length === 0 ? [] : [{ key, values }];
  });

/** Values that have no code yet. */
export const unsaidOf = (mapping: Mapping, lists: readonly CodeList[]): number =>
  lists.reduce(
    (sum, { key, values }) =>
      sum + values.filter((value) => (mapping.fields[key]?.codes[value] ?? '') === '').length,
    0,
  );

/** The kept mapping whose columns the file has all; the one with the most, if there are several. */
export function fitting(kept: readonly KeptMapping[], header: readonly string[]): KeptMapping | undefined {
  const has = new Set(header);
  return kept
    .filter(
      ({ mapping }) => sourcesOf(mapping).length > 0 && sourcesOf(mapping).every((source) => has.has(source)),
    )
    .sort((a, b) => sourcesOf(b.mapping).length - sourcesOf(a.mapping).length)[0];
}
