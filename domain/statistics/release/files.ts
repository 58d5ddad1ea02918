import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { stringify } from 'csv-stringify/sync';
import { guarded } from '../../kernel/spreadsheet-guard.ts';
import { FEWEST_HOUSEHOLDS } from './audit.ts';
import { COUNTS, DICTIONARY_VERSION, FIELDS } from './dictionary.ts';
import type { ReleaseTable } from './protect.ts';
import type { Released, StatisticsRelease } from './statistics-release.ts';

type Content = ReleaseTable & Pick<Released, 'k' | 'at'>;
type Named = Pick<StatisticsRelease, 'id' | 'number' | 'definition'>;

/** The mark of a number that is held back, the same for every reason: the reason alone could tell too much. */
export const SUPPRESSED = 'suppressed';

const csv = (rows: readonly (readonly string[])[]): string => stringify(rows.map((row) => row.map(guarded)));

const ledgerNumber = ({ number, id }: Named): string => `${number} (${id})`;

function scopeOf({ definition: { office, filters, months } }: Named): Record<string, string> {
  return {
    office: office ?? 'all',
    registered: months ? `${months.from}/${months.to}` : 'ever',
    ...Object.fromEntries(Object.entries(filters).map(([name, value]) => [`only-${name}`, value])),
  };
}

function tableFile(release: Named, { cells }: Content, tags: boolean): string {
  const { dimensions, counts } = release.definition;
  const header = [...dimensions, counts, 'mark', 'release'];
  const hxl = [
    ...dimensions.map((one) => FIELDS[one].hxl),
    COUNTS[counts].hxl,
    '#meta+mark',
    '#meta+release+id',
  ];
  const rows = cells.map(({ at, value }) => [
    ...at.map((one) => (one === '*' ? 'all' : one)),
    value === null ? '' : String(value),
    value === null ? SUPPRESSED : '',
    ledgerNumber(release),
  ]);
  return csv([header, ...(tags ? [hxl] : []), ...rows]);
}

function dictionaryFile(release: Named, { k, at, values }: Content): string {
  const { dimensions, counts } = release.definition;
  const rows = dimensions.map((one) => [
    ...[one, FIELDS[one].meaning, FIELDS[one].scheme, FIELDS[one].hxl],
    `${(values[one] ?? []).join(' ')} all`,
  ]);
  const facts = {
    release: ledgerNumber(release),
    'released-at': at,
    'definition-version': String(DICTIONARY_VERSION),
    ...scopeOf(release),
    'smallest-number': String(k),
    'fewest-households': String(FEWEST_HOUSEHOLDS),
    [SUPPRESSED]: 'Held back: too few people, or another number could be worked out from it',
    other: 'All values with too few people to be listed by themselves',
  };
  return csv([
    ['field', 'meaning', 'codes', 'hxl', 'values'],
    ...rows,
    [counts, COUNTS[counts].meaning, COUNTS[counts].scheme, COUNTS[counts].hxl, ''],
    ...Object.entries(facts).map(([name, value]) => [name, value, '', '', '']),
  ]);
}

function jsonFile(release: Named, { cells, k, at, values }: Content): string {
  const { dimensions, counts } = release.definition;
  const content = {
    release: { number: release.number, id: release.id, at },
    definition: { version: DICTIONARY_VERSION, counts, dimensions, ...scopeOf(release) },
    disclosure: { smallest: k, households: FEWEST_HOUSEHOLDS, mark: null },
    values,
    cells: cells.map(({ at: place, value }) => ({ at: place, value })),
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** The files of a release. The same record always gives the same bytes. */
export const filesOf = (release: Named, content: Content): Map<string, string> =>
  new Map([
    ['figures.csv', tableFile(release, content, false)],
    ['figures-hxl.csv', tableFile(release, content, true)],
    ['figures.json', jsonFile(release, content)],
    ['data-dictionary.csv', dictionaryFile(release, content)],
  ]);

const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** What proves files: the SHA-256 of each, and that of their list as `sha256sum` writes it, in order of the names. */
export function digestOf(files: ReadonlyMap<string, string>): {
  files: Record<string, string>;
  digest: string;
} {
  const each = [...files].map(([name, text]) => [name, digest(text)] as const).sort();
  return {
    files: Object.fromEntries(each),
    digest: digest(each.map(([name, sum]) => `${sum}  ${name}\n`).join('')),
  };
}

/** The digest of the cases that were counted. */
export const populationDigest = (cases: readonly (readonly [id: string, version: number])[]): string =>
  digest(
    [...cases]
      .map(([id, version]) => `${id}@${version}\n`)
      .sort()
      .join(''),
  );
