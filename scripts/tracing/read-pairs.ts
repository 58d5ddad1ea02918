import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { type BadLines, reportBad } from './read-lines.ts';

/** A table of pairs lacks the columns that it must have. */
export class ColumnsError extends Error {
  override readonly name = 'ColumnsError';
}

export interface PairTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly row: Readonly<Record<string, string>> }[];
}

type Parsed = { record: string[]; info: { lines: number } }[];

const OPTIONS = { bom: true, skip_empty_lines: true, relax_column_count: true, info: true } as const;

/** Reads a CSV with columns a and b. Where its quotes do not close, every line is read alone and the bad ones reported. */
export function readPairs(file: string, bad: BadLines): PairTable {
  const text = readFileSync(file, 'utf8');
  const [first, ...rest] = records(file, text, bad);
  const columns = first?.record ?? ['a', 'b'];
  if (!columns.includes('a') || !columns.includes('b'))
    throw new ColumnsError(`${file}:1: expected the columns a and b, received ${columns.join(', ')}`);
  const rows = rest.map(({ record, info }) => ({
    line: info.lines,
    row: Object.fromEntries(columns.map((column, i) => [column, record[i] ?? ''])),
  }));
  return { columns, rows };
}

function records(file: string, text: string, bad: BadLines): Parsed {
  try {
    return parse(text, OPTIONS) as unknown as Parsed;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return text.split(/\r?\n/).flatMap((line, i) => {
    try {
      return (parse(line, OPTIONS) as unknown as Parsed).map(({ record }) => ({
        record,
        info: { lines: i + 1 },
      }));
    } catch {
      reportBad(bad, file, i + 1, 'expected quotes that close, received a line in which they do not');
      return [];
    }
  });
}
