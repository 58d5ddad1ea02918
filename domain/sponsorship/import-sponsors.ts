import { writeCsv } from '../intake/rejected-file.ts';
import type { TableRow } from '../intake/split-csv.ts';
import { splitCsv } from '../intake/split-csv.ts';
import { ruleOfIssue } from '../kernel/rule-of-issue.ts';
import type { RuleCode, RuleValues } from '../kernel/rules.ts';
import { guarded, unguarded } from '../kernel/spreadsheet-guard.ts';
import type { HouseholdList } from './named-household.ts';
import type { NewSponsor } from './register-sponsor.ts';
import { NewSponsorSchema } from './register-sponsor.ts';

/** What can be wrong with a row or with the file. */
export const SPONSOR_IMPORT_RULES = [
  'unreadable-row',
  'too-many-rows',
  'column-missing',
  'column-repeated',
  'value-missing',
  'value-invalid',
  'sponsor-repeated',
] as const;
export type SponsorImportRule = (typeof SPONSOR_IMPORT_RULES)[number];

/** Why a row was rejected. The value is what the file contains there. */
export interface SponsorRejection {
  row: number;
  column: string;
  rule: SponsorImportRule;
  /** What was expected, in English. */
  message: string;
  /** The same as a rule of `domain/kernel/rules.ts`, for clients with their own wording. */
  code?: RuleCode;
  values?: RuleValues;
  value: string;
}
export interface SponsorImport {
  /** Rows of data. */
  rows: number;
  sponsors: { row: number; sponsor: NewSponsor }[];
  rejected: SponsorRejection[];
  rejectedRows: number[];
  /** Unknown columns; they are ignored. */
  unknownColumns: string[];
  /** The rejected rows with the reasons; null if there are none. */
  rejectedFile: string | null;
}

export const MAX_SPONSORS = 500;
const ERRORS = 'errors';

type Cell = (cell: string) => unknown;
const text: Cell = (cell) => cell;
const number: Cell = (cell) => (/^\d{1,6}$/.test(cell) ? Number(cell) : cell);
const yes: Cell = (cell) => {
  if (/^(yes|y|true|1)$/i.test(cell)) return true;
  return /^(no|n|false|0)$/i.test(cell) ? false : cell;
};
const list: Cell = (cell) =>
  cell
    .split(/[|;]/)
    .map((part) => part.trim())
    .filter(Boolean);
const adults: Cell = (cell) => (list(cell) as string[]).map((name) => ({ name }));

/** Each column with the field that it fills and the meaning of an empty cell; without a default it must be filled. */
type FieldPath = readonly [field: string, within?: string];
const COLUMNS: Readonly<Record<string, { path: FieldPath; read: Cell; empty?: unknown }>> = {
  name: { path: ['name'], read: text },
  kind: { path: ['kind'], read: text },
  email: { path: ['email'], read: text },
  phone: { path: ['phone'], read: text, empty: undefined },
  'mail language': { path: ['mailLanguage'], read: text, empty: 'en' },
  channel: { path: ['contact', 'channel'], read: text, empty: 'email' },
  'time zone': { path: ['contact', 'timeZone'], read: text, empty: undefined },
  office: { path: ['destinationOffice'], read: text },
  'vetting status': { path: ['vetting', 'status'], read: text, empty: 'pending' },
  'vetting until': { path: ['vetting', 'validUntil'], read: text },
  adults: { path: ['adults'], read: adults, empty: [] },
  capacity: { path: ['capacity'], read: number },
  'available from': { path: ['availableFrom'], read: text, empty: undefined },
  'available until': { path: ['availableUntil'], read: text, empty: undefined },
  languages: { path: ['languages'], read: list },
  interpreter: { path: ['interpreter'], read: yes, empty: false },
  'accessible housing': { path: ['accessibleHousing'], read: yes, empty: false },
  'minutes to medical care': { path: ['minutesToMedicalCare'], read: number, empty: null },
  'single parents': { path: ['supportsSingleParents'], read: yes, empty: false },
  'large households': { path: ['supportsLargeHouseholds'], read: yes, empty: false },
  experience: { path: ['experience'], read: number, empty: 0 },
  features: { path: ['features'], read: list, empty: [] },
  vetoes: { path: ['vetoes'], read: list, empty: [] },
  'tied to': { path: ['tiedTo'], read: list, empty: [] },
};
/** The columns that name households, with the list that each fills. */
export const HOUSEHOLD_COLUMNS: Readonly<Record<HouseholdList, string>> = {
  vetoes: 'vetoes',
  tiedTo: 'tied to',
};
/** The column names of a sponsor file. */
export const SPONSOR_COLUMNS = Object.keys(COLUMNS);

const plain = (cell: string): string =>
  unguarded(cell)
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');
const isBlank = (row: TableRow): boolean => row.cells.every((cell) => cell.trim() === '');

function put(into: Record<string, unknown>, [first, second]: FieldPath, value: unknown): void {
  into[first] = second === undefined ? value : { ...(into[first] as object | undefined), [second]: value };
}

type Found = Omit<SponsorRejection, 'row'>;

function readRow(cells: readonly string[], at: ReadonlyMap<string, number>): NewSponsor | Found[] {
  const fields: Record<string, unknown> = {};
  const found: Found[] = [];
  const valueAt = (column: string) => unguarded((cells[at.get(column) ?? -1] ?? '').trim());
  for (const [column, { path, read, ...more }] of Object.entries(COLUMNS)) {
    const cell = valueAt(column);
    if (cell !== '') put(fields, path, read(cell));
    else if ('empty' in more) {
      if (more.empty !== undefined) put(fields, path, more.empty);
    } else
      found.push({
        column,
        rule: 'value-missing',
        message: `${column} is filled in`,
        code: 'required',
        value: '',
      });
  }
  const parsed = NewSponsorSchema.safeParse(fields);
  if (found.length === 0 && parsed.success) return parsed.data;
  for (const issue of parsed.error?.issues ?? []) {
    const where = issue.path.map(String);
    const column = Object.entries(COLUMNS).find(([, { path }]) =>
      path.every((part, index) => where[index] === part),
    )?.[0];
    if (!column || found.some((other) => other.column === column)) continue;
    const value = valueAt(column);
    const { code, values } = ruleOfIssue(issue, value) ?? {};
    const expected = code ? { code, ...(values ? { values } : {}) } : {};
    found.push({ column, rule: 'value-invalid', message: issue.message, ...expected, value });
  }
  return found;
}

function headerOf(row: TableRow | undefined): {
  at: Map<string, number>;
  problems: Found[];
  unknown: string[];
} {
  const at = new Map<string, number>();
  const problems: Found[] = [];
  const unknown: string[] = [];
  for (const [index, cell] of (row?.cells ?? []).entries()) {
    const name = plain(cell);
    if (name === '' || name === ERRORS) continue;
    if (!COLUMNS[name]) unknown.push(cell);
    else if (at.has(name))
      problems.push({
        column: name,
        rule: 'column-repeated',
        message: 'stands once',
        code: 'given-once',
        value: cell,
      });
    else at.set(name, index);
  }
  for (const [column, more] of Object.entries(COLUMNS))
    if (!('empty' in more) && !at.has(column))
      problems.push({
        column,
        rule: 'column-missing',
        message: `the file has a column ${column}`,
        value: '',
      });
  return { at, problems, unknown };
}

const keyOf = ({ destinationOffice, email }: NewSponsor): string =>
  `${destinationOffice} ${email.toLowerCase()}`;

/** The result for a file with too many rows, none of which are read. */
const refusedWhole = (lines: number): SponsorImport => ({
  rows: 1,
  sponsors: [],
  rejected: [
    {
      ...{ row: 1, column: '', rule: 'too-many-rows', value: `${lines}` },
      message: `a file has at most ${MAX_SPONSORS} rows (received ${lines} lines)`,
    },
  ],
  rejectedRows: [1],
  unknownColumns: [],
  rejectedFile: null,
});

/** Reads a file of sponsors row by row: accepts the good rows, reports each bad one by row and column, loses none. */
export function readSponsors(csv: string): SponsorImport {
  const { rows, delimiter, tooMany } = splitCsv(csv, MAX_SPONSORS);
  if (tooMany !== undefined) return refusedWhole(tooMany);
  const { at, problems, unknown } = headerOf(rows[0]);
  const data = rows
    .map((row, index) => ({ row, number: index + 1 }))
    .slice(1)
    .filter(({ row }) => !isBlank(row));
  const sponsors: SponsorImport['sponsors'] = [];
  const rejected: SponsorRejection[] = problems.map((problem) => ({ row: 1, ...problem }));
  const known = new Map<string, number>();
  for (const [ordinal, { row, number }] of data.entries()) {
    const refuse = (rule: SponsorImportRule, message: string, column = ''): void =>
      void rejected.push({ row: number, column, rule, message, value: '' });
    if (problems.length > 0) continue;
    if (ordinal >= MAX_SPONSORS) refuse('too-many-rows', `a file has at most ${MAX_SPONSORS} rows`);
    else if (row.unreadable) refuse('unreadable-row', 'the quotes of a row make sense');
    else {
      const read = readRow(row.cells, at);
      if (Array.isArray(read)) rejected.push(...read.map((found) => ({ row: number, ...found })));
      else if (known.has(keyOf(read)))
        refuse(
          'sponsor-repeated',
          `a sponsor stands once; this one is in row ${known.get(keyOf(read))}`,
          'email',
        );
      else {
        known.set(keyOf(read), number);
        sponsors.push({ row: number, sponsor: read });
      }
    }
  }
  const taken = new Set(sponsors.map(({ row }) => row));
  const waiting = data.filter(({ number }) => !taken.has(number));
  const why = (number: number) =>
    rejected
      .filter(({ row }) => row === number || row === 1)
      .map(({ column, message }) => (column === '' ? message : `${column}: ${message}`))
      .join('; ');
  const file = [
    [...(rows[0]?.cells ?? []), ERRORS],
    ...waiting.map(({ row, number }) => [...row.cells, guarded(why(number))]),
  ];
  return {
    rows: data.length,
    sponsors,
    rejected,
    rejectedRows: waiting.map(({ number }) => number),
    unknownColumns: unknown,
    rejectedFile: waiting.length === 0 ? null : writeCsv(file, delimiter),
  };
}
