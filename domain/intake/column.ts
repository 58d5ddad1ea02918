import type { CellReader } from './read-cell.ts';

/** A column of an intake file. */
export interface Column<T = unknown> {
  name: string;
  /** Humanitarian Exchange Language hashtag (hxlstandard.org). */
  hxl: string;
  /** A `case` column may be filled in any row of the case, and must agree wherever it is filled. */
  level: 'case' | 'person' | 'paper' | 'consent' | 'tracing';
  required: boolean;
  aliases: readonly string[];
  read: CellReader<T>;
}

/** A column of one level, by its name, hashtag, reader and other names. */
export const column =
  (level: Column['level'], required: boolean) =>
  <T>(name: string, hxl: string, read: CellReader<T>, ...aliases: string[]): Column<T> => ({
    name,
    hxl,
    level,
    required,
    aliases,
    read,
  });
