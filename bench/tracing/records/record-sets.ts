import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { impossibleBirth } from '../../../domain/tracing/persons/birth.ts';
import type { Birth, TracedPerson } from '../../../domain/tracing/schema.ts';
import { COUNTRY_CODES } from './country-codes.ts';

/** A record in the registry's schema, and the number of the person it truly belongs to. */
export interface TrueRecord {
  readonly person: TracedPerson;
  readonly cluster: string;
}

export interface RecordSet {
  readonly set: string;
  /** What the registry's schema has no field for. */
  readonly unread: readonly string[];
  readonly records: readonly TrueRecord[];
}

type Row = Readonly<Record<string, string>>;

/** A date as written; of one that cannot be, the year. */
function birthOf(date: string): { birth?: Birth } {
  const birth = { date, calendar: 'gregory' as const };
  if (/^\d{4}-\d{2}-\d{2}$/.test(date) && impossibleBirth(birth) === undefined) return { birth };
  const year = Number(date.slice(0, 4));
  return year >= 1000 && year <= 2100 ? { birth: { year, calendar: 'gregory' } } : {};
}

function named(full: string): Pick<TracedPerson, 'names'> | undefined {
  const plain = full.trim().replace(/\s+/g, ' ');
  return plain === '' ? undefined : { names: [{ full: plain, kind: 'registered' }] };
}

function sexOf(word: string | undefined): { sex?: 'f' | 'm' } {
  return word === 'female' ? { sex: 'f' } : word === 'male' ? { sex: 'm' } : {};
}

const place = <K extends 'birthPlace' | 'lastPlace'>(
  field: K,
  text: string | undefined,
): { [P in K]?: string } => (text ? { [field]: text } : {}) as { [P in K]?: string };

function febrl(row: Row): TrueRecord[] {
  const names = named(`${row.given_name} ${row.surname}`);
  const digits = row.date_of_birth ?? '';
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const where = [row.suburb, row.state].filter(Boolean).join(', ');
  if (names === undefined) return [];
  const person = { id: row.rec_id!, ...names, ...birthOf(date), ...place('lastPlace', where) };
  return [{ person, cluster: row.rec_id!.split('-')[1]! }];
}

function historical(row: Row): TrueRecord[] {
  const names = named(row.full_name!);
  if (names === undefined) return [];
  const described = {
    ...sexOf(row.gender),
    ...birthOf(row.dob!),
    ...place('birthPlace', row.birth_place),
    ...place('lastPlace', row.postcode_fake),
  };
  return [{ person: { id: row.unique_id!, ...names, ...described }, cluster: row.cluster! }];
}

function invented(row: Row, i: number): TrueRecord[] {
  const names = named(row.full_name!);
  if (names === undefined) return [];
  const nationality = COUNTRY_CODES.get(row.nationality!);
  const described = {
    ...sexOf(row.gender),
    ...birthOf(row.date_of_birth!),
    ...place('birthPlace', row.place_of_birth),
  };
  const person = { id: `i${i}`, ...names, ...described, ...(nationality && { nationality }) };
  return [{ person, cluster: `i${i}` }];
}

const SETS = [
  {
    set: 'FEBRL3',
    file: 'febrl3.csv',
    read: febrl,
    unread: ['street number', 'address', 'postcode', 'social security number'],
  },
  {
    set: 'historical persons',
    file: 'historical-even.csv',
    read: historical,
    unread: ['occupation'],
  },
  { set: 'invented persons', file: 'synthetic-persons-half.csv', read: invented, unread: [] },
] as const;

/** A set of records, read into the registry's schema; rows without a name are left out. */
export function readRecordSet(dataDir: string, set: (typeof SETS)[number]['set']): RecordSet {
  const { file, read, unread } = SETS.find((one) => one.set === set)!;
  const rows = parse(readFileSync(join(dataDir, 'records', file)), {
    columns: true,
    bom: true,
    trim: true,
  }) as Row[];
  return { set, unread, records: rows.flatMap(read) };
}
