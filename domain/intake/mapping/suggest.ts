import { countryMeant } from '../../kernel/country.ts';
import type { ColumnKey } from '../columns.ts';
import { COLUMNS } from '../columns.ts';
import { isBlank } from '../read-header.ts';
import { orderOf, readWrittenDate } from '../written-date.ts';
import type { ForeignTable } from './foreign-table.ts';
import { KNOWN_CODES } from './known-codes.ts';
import { KIND_BY_NAME } from './known-identity-names.ts';
import { AGE_NAMES, NAME_PARTS } from './known-names.ts';
import { KNOWN_NATIONALITIES } from './known-nationalities.ts';
import type { MappedField, Mapping } from './mapping.ts';
import { plainWord } from './plain-word.ts';
import { suggestedField, wordsOf } from './suggested-field.ts';

/** Fields whose values are one of a list. */
export const CODE_FIELDS = [
  ...['sex', 'relationship', 'nationality', 'programme', 'office', 'destinationOffice', 'priority'],
  ...[
    'primaryCategory',
    'secondaryCategory',
    'birthDateEstimated',
    'languages',
    'needs',
    'separation',
    'custody',
  ],
  ...['preferredLanguage', 'interpreterNeeded', 'needCodes', 'paperKind', 'paperCountry'],
] as readonly ColumnKey[];

const COUNTRIES: ReadonlySet<ColumnKey> = new Set(['nationality', 'paperCountry']);
/** Fields with the words of another one. */
const LIKE: Readonly<Partial<Record<ColumnKey, ColumnKey>>> = {
  preferredLanguage: 'languages',
  interpreterNeeded: 'birthDateEstimated',
};

/** What a value of another system probably is here; undefined if nothing suggests it or it is a code already. */
export function suggestedCode(key: ColumnKey, value: string): string | undefined {
  if ('value' in COLUMNS[key].read(value)) return undefined;
  const wanted = plainWord(value);
  const lists = COUNTRIES.has(key) ? KNOWN_NATIONALITIES : (KNOWN_CODES[LIKE[key] ?? key] ?? {});
  const known = Object.entries(lists).find(([, words]) =>
    words.some((word) => plainWord(word) === wanted),
  )?.[0];
  return known ?? (COUNTRIES.has(key) ? countryMeant(value) : undefined);
}

/** The most different values of a column that are listed. */
const MAX_VALUES = 60;

const dataOf = ({ rows, headerAt }: ForeignTable) =>
  rows.slice(headerAt + 1).flatMap(({ cells }) => (isBlank(cells) ? [] : [cells]));

/** The different values of a field's columns, most frequent first, as a mapping reads them. */
export function valuesOf(
  table: ForeignTable,
  { from, split }: Pick<MappedField, 'from' | 'split'>,
): string[] {
  const at = from.map((name) => table.header.indexOf(name)).filter((position) => position !== -1);
  const counts = new Map<string, number>();
  for (const cells of dataOf(table)) {
    const text = at
      .map((position) => (cells[position] ?? '').trim())
      .filter((cell) => cell !== '')
      .join(' ');
    for (const part of split === undefined ? [text] : text.split(split).map((one) => one.trim()))
      if (part !== '') counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_VALUES)
    .map(([value]) => value);
}

/** Codes for the values of a field that are none themselves. */
export function suggestedCodes(
  table: ForeignTable,
  key: ColumnKey,
  field: MappedField,
): Record<string, string> {
  const found = valuesOf(table, field).map((value) => [value, suggestedCode(key, value)] as const);
  return Object.fromEntries(found.flatMap(([value, code]) => (code === undefined ? [] : [[value, code]])));
}

const LISTS: ReadonlySet<ColumnKey> = new Set([
  ...(['languages', 'needs', 'preferences', 'otherNames', 'phones', 'needCodes'] as const),
]);
const splitOf = (values: readonly string[]): string | undefined =>
  [';', '|', ','].find((sign) => values.some((value) => value.includes(sign)));

/** Columns with parts of a name, in the order in which it is written; none if there are not at least two. */
function nameParts(header: readonly string[]): string[] {
  const parts = NAME_PARTS.flatMap((names) => {
    const words = names.map(plainWord);
    const found = header.find((source) => wordsOf(source).some((word) => words.includes(word)));
    return found === undefined ? [] : [found];
  });
  return parts.length > 1 ? parts : [];
}

function sourcesBy(header: readonly string[]): Map<ColumnKey, string> {
  const found = new Map<ColumnKey, string>();
  for (const source of header) {
    const key = suggestedField(source);
    if (source !== '' && key !== undefined && !found.has(key)) found.set(key, source);
  }
  return found;
}

/** True if dates of this column can mean two days, so that somebody has to say which. */
export const isAmbiguous = (cells: readonly string[]): boolean =>
  orderOf(cells) === undefined &&
  cells.some((cell) => {
    const read = readWrittenDate(cell);
    return 'text' in read && read.text === 'not-a-date.order';
  });

type Put = (key: ColumnKey, field: Partial<MappedField> & { from: string[] }) => void;

/** UNHCR's codes in the column of needs are kept as codes too; a column of passports says which papers they are. */
function addIdentity(table: ForeignTable, fields: Mapping['fields'], put: Put): void {
  const { needs, needCodes, paperNumber, paperKind } = fields;
  if (needs && needCodes === undefined && areNeedCodes(valuesOf(table, needs)))
    put('needCodes', { from: needs.from, ...(needs.split === undefined ? {} : { split: needs.split }) });
  const source = paperNumber?.from[0];
  if (source === undefined || paperKind !== undefined) return;
  const kind = Object.entries(KIND_BY_NAME).find(([, names]) =>
    wordsOf(source).some((word) => names.map(plainWord).includes(word)),
  )?.[0];
  if (kind !== undefined) put('paperKind', { from: [], otherwise: kind });
}

const areNeedCodes = (values: readonly string[]): boolean =>
  values.length > 0 && values.every((value) => 'value' in COLUMNS.needCodes.read(value));

/** A mapping by the names of the columns, for a person to check; `fixed` are values that hold for the whole file. */
export function suggestMapping(
  table: ForeignTable,
  { name, fixed = {}, repeat }: { name: string; fixed?: Mapping['fields']; repeat?: string | undefined },
): Mapping {
  const fields: Mapping['fields'] = { ...fixed };
  const put = (key: ColumnKey, field: Partial<MappedField> & { from: string[] }) => {
    const whole: MappedField = { codes: {}, ...fields[key], ...field };
    fields[key] = CODE_FIELDS.includes(key) ? { ...whole, codes: suggestedCodes(table, key, whole) } : whole;
  };
  for (const [key, source] of sourcesBy(table.header)) {
    const split = LISTS.has(key) ? splitOf(valuesOf(table, { from: [source] })) : undefined;
    put(key, { from: [source], ...(split === undefined ? {} : { split }) });
  }
  const parts = nameParts(table.header);
  if (parts.length > 0) put('name', { from: parts });
  addIdentity(table, fields, put);
  const ages = AGE_NAMES.map(plainWord);
  const age = table.header.find((source) => wordsOf(source).some((word) => ages.includes(word)));
  if (fields.birthDate === undefined && age !== undefined) put('birthDate', { from: [age], isAge: true });
  return { name, ...(repeat === undefined ? {} : { repeat }), fields };
}
