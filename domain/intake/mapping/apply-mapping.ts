import { withoutMarks } from '../../kernel/written-text.ts';
import type { ColumnKey } from '../columns.ts';
import { COLUMN_KEYS, COLUMNS } from '../columns.ts';
import { isBlank } from '../read-header.ts';
import { totalCells } from '../total-row.ts';
import type { DateSetting } from '../written-date.ts';
import { readWrittenDate } from '../written-date.ts';
import type { ForeignTable } from './foreign-table.ts';
import type { MappedField, Mapping } from './mapping.ts';
import { plainWord } from './plain-word.ts';

const DATES: ReadonlySet<ColumnKey> = new Set([
  ...(['birthDate', 'consentDate', 'consentExpiry', 'paperIssued', 'paperExpiry'] as const),
]);

/** What systems call by one word for both sexes, by the sex of the person. */
export const BY_SEX: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'son-or-daughter': { m: 'son', f: 'daughter' },
  'mother-or-father': { m: 'father', f: 'mother' },
  'brother-or-sister': { m: 'brother', f: 'sister' },
};

const codeOf = ({ codes }: MappedField, value: string): string => {
  const wanted = plainWord(value);
  return Object.entries(codes).find(([word]) => plainWord(word) === wanted)?.[1] ?? value;
};

function textOf(field: MappedField, cells: readonly string[], at: ReadonlyMap<string, number>): string {
  const text = field.from
    .map((name) => withoutMarks(cells[at.get(name) ?? -1] ?? ''))
    .filter((cell) => cell !== '')
    .join(' ');
  if (text === '') return field.otherwise ?? '';
  if (field.split === undefined) return codeOf(field, text);
  return text
    .split(field.split)
    .map((part) => codeOf(field, part.trim()))
    .filter((part) => part !== '')
    .join('|');
}

/** A date in the order that the mapping settles; one that cannot be read stays as it is, and waits. */
function dated(text: string, key: ColumnKey, { isAge }: MappedField, setting: DateSetting): string {
  if (isAge && key === 'birthDate' && /^\p{Nd}{1,3}$/u.test(text)) return `${text} years`;
  if (setting.order === undefined) return text;
  const read = readWrittenDate(text, setting);
  return 'date' in read && read.known === 'day' && read.doubtful === undefined ? read.date : text;
}

/**
 * The table under the names of an intake file; each row stays in its place, so that rows count as in the file. A line
 * that cannot be cut stands beside the columns, where it waits.
 */
export function applyMapping({ rows, headerAt, header }: ForeignTable, mapping: Mapping): string[][] {
  const at = new Map(header.map((name, position) => [name, position]));
  const keys = COLUMN_KEYS.filter((key) => mapping.fields[key] !== undefined);
  const calendar = mapping.calendar !== undefined && mapping.fields.birthCalendar === undefined;
  const names = [...keys.map((key) => COLUMNS[key].name), ...(calendar ? [COLUMNS.birthCalendar.name] : [])];
  const setting: DateSetting = { order: mapping.dateOrder };
  return rows.map(({ cells, unreadable }, index) => {
    if (index < headerAt || isBlank(cells)) return [];
    if (index === headerAt) return names;
    if (unreadable) return [...names.map(() => ''), cells.join(' ')];
    if (totalCells(cells)) return cells.filter((cell) => withoutMarks(cell) !== '').slice(0, 1);
    const texts = new Map(
      keys.map((key) => {
        const field = mapping.fields[key] as MappedField;
        const text = textOf(field, cells, at);
        const inOrder = calendar && key === 'birthDate' ? {} : setting;
        return [key, DATES.has(key) ? dated(text, key, field, inOrder) : text] as const;
      }),
    );
    const sex = texts.get('sex') ?? '';
    const bySex = BY_SEX[texts.get('relationship') ?? ''];
    if (bySex)
      texts.set('relationship', bySex[sex] ?? bySex[sexOf(sex)] ?? (texts.get('relationship') as string));
    const mapped = keys.map((key) => texts.get(key) ?? '');
    return calendar
      ? [...mapped, (texts.get('birthDate') ?? '') === '' ? '' : String(mapping.calendar)]
      : mapped;
  });
}

function sexOf(text: string): string {
  const read = COLUMNS.sex.read(text);
  return 'value' in read ? read.value : '';
}

/** Required fields that a mapping leaves out; custody and the like follow from the person. */
export const missingFrom = ({ fields }: Mapping): ColumnKey[] =>
  COLUMN_KEYS.filter((key) => COLUMNS[key].required && fields[key] === undefined);
