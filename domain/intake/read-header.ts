import { withoutMarks } from '../kernel/written-text.ts';
import type { ColumnKey } from './columns.ts';
import { COLUMN_KEYS, COLUMNS, columnNamed, columnTagged, isHashtag } from './columns.ts';
import type { IntakeWarning } from './rules.ts';

/** What the first rows of a table say about its columns. */
export interface Header {
  /** The indexes of the header rows, and where the first row of data may be. */
  rows: number[];
  dataFrom: number;
  /** The cells of a row that hold a column; more than one if the column occurs twice. */
  positions: ReadonlyMap<ColumnKey, readonly number[]>;
  /** Positions that a header names; a value at any other position belongs to nothing. */
  named: ReadonlySet<number>;
  /** Positions of `errors` columns, from a file of rejected rows. */
  errors: ReadonlySet<number>;
  /** Required columns that the table does not have. */
  lacks: ReadonlySet<ColumnKey>;
  warnings: IntakeWarning[];
}

export const isBlank = (cells: readonly string[]): boolean =>
  cells.every((cell) => withoutMarks(cell) === '');
const filled = (cells: readonly string[]): string[] => cells.filter((cell) => withoutMarks(cell) !== '');

/** True if most of the filled cells are HXL hashtags (as libhxl decides: an office may add columns without one). */
export const isHashtagRow = (cells: readonly string[] | undefined): boolean => {
  const found = filled(cells ?? []);
  return found.length > 0 && found.filter(isHashtag).length * 2 > found.length;
};

/** The rows at the top of a file in which its header is looked for, as HXL readers do. */
const HEADER_WITHIN = 25;

/** Where the row of names and the row of hashtags are; -1 of one that the file does not have. */
function headerRows(table: readonly (readonly string[])[]): { namesAt: number; tagsAt: number } {
  const top = table.slice(0, HEADER_WITHIN);
  const first = top.findIndex((cells) => !isBlank(cells));
  const known = (cells: readonly string[]) =>
    filled(cells).filter((cell) => columnNamed(cell) !== undefined).length;
  const tagsAt = top.findIndex(isHashtagRow);
  if (tagsAt !== -1) {
    const above = top[tagsAt - 1];
    return { namesAt: above && known(above) > 0 ? tagsAt - 1 : tagsAt === first ? -1 : tagsAt - 1, tagsAt };
  }
  // A title may name one column by chance; a header names some, or nothing else.
  const named = top.findIndex(
    (cells) => known(cells) > 1 || (known(cells) === 1 && filled(cells).length === 1),
  );
  return { namesAt: named === -1 ? first : named, tagsAt };
}

/**
 * Reads the header: names, hashtags, or names with a row of hashtags below. If they disagree, the hashtag decides: in
 * HXL it defines the column, and the name is for people.
 */
export function readHeader(table: readonly (readonly string[])[]): Header {
  const { namesAt, tagsAt } = headerRows(table);
  const rows = [...new Set([namesAt, tagsAt])].filter((at) => at !== -1).sort((a, b) => a - b);
  const first = rows[0] ?? -1;
  const names = table[namesAt] ?? [];
  const tags = table[tagsAt] ?? [];
  const positions = new Map<ColumnKey, number[]>();
  const named = new Set<number>();
  const errors = new Set<number>();
  const warnings: IntakeWarning[] = [];
  const warn = (rule: IntakeWarning['rule'], at: number, column: string, message: string) =>
    warnings.push({ row: at + 1, column, rule, message });
  const above = table.findIndex((cells) => !isBlank(cells));
  if (above !== -1 && above < first)
    warn(
      'passed-over',
      above,
      table[above]?.find((cell) => cell.trim() !== '') ?? '',
      'stands above the header and is passed over',
    );
  for (let at = 0; at < Math.max(names.length, tags.length); at += 1) {
    const [name, tag] = [(names[at] ?? '').trim(), (tags[at] ?? '').trim()];
    if (name === '' && tag === '') continue;
    named.add(at);
    const [byName, byTag] = [columnNamed(name), tag === '' ? undefined : columnTagged(tag)];
    const key = byTag ?? byName;
    if (key === undefined)
      warn(
        'unknown-column',
        first,
        name || tag,
        'is not a column of an intake file; what stands under it is ignored',
      );
    else if (byTag === undefined && tag !== '')
      warn('unknown-hashtag', tagsAt, name, `has a hashtag that is not known (${tag}); the name decides`);
    else if (byTag && byName && byTag !== byName)
      warn(
        'hashtag-decides',
        tagsAt,
        name,
        `has the hashtag of another column (${tag}); the hashtag decides`,
      );
    if (key === 'errors') errors.add(at);
    else if (key) positions.set(key, [...(positions.get(key) ?? []), at]);
  }
  const lacks = new Set(COLUMN_KEYS.filter((key) => COLUMNS[key].required && !positions.has(key)));
  return { rows, dataFrom: (rows.at(-1) ?? -1) + 1, positions, named, errors, lacks, warnings };
}
