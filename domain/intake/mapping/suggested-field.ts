import type { ColumnKey } from '../columns.ts';
import { COLUMN_KEYS, columnNamed } from '../columns.ts';
import { KNOWN_NAMES } from './known-names.ts';
import { plainWord } from './plain-word.ts';

const BY_WORD = new Map<string, ColumnKey>(
  COLUMN_KEYS.flatMap((key) => (KNOWN_NAMES[key] ?? []).map((name) => [plainWord(name), key] as const)),
);

/** The last part of a path is what a program calls the field: `hh/case_no`, `data.date_of_birth`. */
export const wordsOf = (source: string): string[] =>
  // A path into a list inside a record is about somebody else, such as a relative.
  /\.\d+\./.test(source)
    ? [plainWord(source)]
    : [plainWord(source), plainWord(source.split(/[/.]/).at(-1) ?? '')];

/** The field that a column probably holds, by its name; undefined if nothing suggests one. */
export function suggestedField(source: string): ColumnKey | undefined {
  const own = columnNamed(source);
  if (own !== undefined && own !== 'errors') return own;
  return wordsOf(source)
    .map((word) => BY_WORD.get(word))
    .find((key) => key !== undefined);
}
