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
/** True if every filled cell is an HXL hashtag. */
export const isHashtagRow = (cells: readonly string[] | undefined): boolean =>
  cells !== undefined && !isBlank(cells) && cells.every((cell) => cell.trim() === '' || isHashtag(cell));

/**
 * Reads the header: names, hashtags, or names with a row of hashtags below. If they disagree, the hashtag decides: in
 * HXL it defines the column, and the name is for people.
 */
export function readHeader(table: readonly (readonly string[])[]): Header {
  const first = table.findIndex((cells) => !isBlank(cells));
  const tagsAt = isHashtagRow(table[first]) ? first : isHashtagRow(table[first + 1]) ? first + 1 : -1;
  const rows = first === -1 ? [] : [...new Set([first, Math.max(first, tagsAt)])];
  const names = tagsAt === first ? [] : (table[first] ?? []);
  const tags = table[tagsAt] ?? [];
  const positions = new Map<ColumnKey, number[]>();
  const named = new Set<number>();
  const errors = new Set<number>();
  const warnings: IntakeWarning[] = [];
  const warn = (rule: IntakeWarning['rule'], at: number, column: string, message: string) =>
    warnings.push({ row: at + 1, column, rule, message });
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
