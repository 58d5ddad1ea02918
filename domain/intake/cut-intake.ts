import { stringify } from 'csv-stringify/sync';
import { present } from '../kernel/present.ts';
import { unguarded } from '../kernel/spreadsheet-guard.ts';
import { normalizedNumber, withoutMarks } from '../kernel/written-text.ts';
import type { IntakeContent } from './intake-text.ts';
import type { Header } from './read-header.ts';
import { isBlank, readHeader } from './read-header.ts';
import type { SplitCsv, TableRow } from './split-csv.ts';
import { splitCsv } from './split-csv.ts';

/** The most rows (JSON: households) of a file that a client cuts, and of one part. */
export const MAX_FILE_ROWS = 50_000;
const PART_ROWS = 500;
const PART_CHARACTERS = 300_000;

/** A part of a file that is sent separately, once: whole households, and the positions of its rows in the file. */
export interface IntakePart {
  content: IntakeContent;
  /** The file's row for a row of the part, both numbered as in the report. */
  rowInFile(row: number): number;
}

/** A file cut into parts, with its table if it has one; a file with too many rows is not cut. */
export type CutFile = { parts: IntakePart[]; table?: SplitCsv; json?: unknown } | { tooMany: number };

/** A row or household: its size, and the numbers that keep it together with others. */
interface Piece {
  at: number;
  size: number;
  keys: readonly string[];
}

/** Pieces that share a number, together, in the order of the file. */
function groupByNumber<P extends Piece>(pieces: readonly P[]): P[][] {
  const leaders = pieces.map((_, index) => index);
  const leaderOf = (index: number): number => {
    const leader = leaders[index] ?? index;
    const last = leader === index ? index : leaderOf(leader);
    leaders[index] = last;
    return last;
  };
  const first = new Map<string, number>();
  for (const [index, { keys }] of pieces.entries())
    for (const key of keys) {
      const other = first.get(key);
      if (other === undefined) first.set(key, index);
      else {
        const [one, two] = [leaderOf(other), leaderOf(index)];
        leaders[Math.max(one, two)] = Math.min(one, two);
      }
    }
  const groups = new Map<number, P[]>();
  for (const [index, piece] of pieces.entries()) {
    const group = groups.get(leaderOf(index));
    if (group) group.push(piece);
    else groups.set(leaderOf(index), [piece]);
  }
  return [...groups.values()];
}

/** Groups packed into parts, none larger than needed to keep a group whole. */
function packParts<P extends Piece>(groups: readonly (readonly P[])[]): P[][] {
  const parts: P[][] = [];
  let part: P[] = [];
  let rows = Infinity;
  let size = Infinity;
  for (const group of groups) {
    const weight = group.reduce((sum, piece) => sum + piece.size, 0);
    if (rows + group.length > PART_ROWS || size + weight > PART_CHARACTERS) {
      part = [];
      parts.push(part);
      rows = 0;
      size = 0;
    }
    part.push(...group);
    rows += group.length;
    size += weight;
  }
  return parts.map((pieces) => pieces.sort((a, b) => a.at - b.at));
}

const numberKey = (kind: string, number: string): string[] =>
  number === '' ? [] : [`${kind} ${normalizedNumber(number)}`];

/** The original line of a row, so that an unreadable line stays unchanged. */
export const lineOf = ({ cells, unreadable }: TableRow, delimiter: string): string =>
  unreadable
    ? `${cells.join(delimiter)}\n`
    : stringify([cells], { delimiter, record_delimiter: '\n', quoted_match: /[\r\n]/ });

function piecesOf({ rows, delimiter }: SplitCsv, header: Header): (Piece & { line: string })[] {
  const cell = (row: TableRow, key: 'number' | 'individualNumber') =>
    withoutMarks(unguarded((row.cells[header.positions.get(key)?.[0] ?? -1] ?? '').replaceAll('"', '')));
  let number = '';
  return rows.flatMap((row, at) => {
    if (at < header.dataFrom || isBlank(row.cells)) return [];
    number = cell(row, 'number') || number;
    const line = lineOf(row, delimiter);
    const keys = [...numberKey('case', number), ...numberKey('person', cell(row, 'individualNumber'))];
    return [{ at, size: line.length, keys, line }];
  });
}

function cutCsv(text: string): CutFile {
  const table = splitCsv(text, MAX_FILE_ROWS);
  if (table.tooMany !== undefined) return { tooMany: table.tooMany };
  const header = readHeader(table.rows.map((row) => row.cells));
  const head = header.rows.map((at) =>
    lineOf(present(table.rows[at], 'a row of the header'), table.delimiter),
  );
  // Without a header the rows cannot be interpreted: a few of them are enough to report that.
  const pieces = piecesOf(table, header);
  const known = header.positions.size > 0 ? pieces : pieces.slice(0, PART_ROWS);
  const groups = packParts(groupByNumber(known));
  const parts = (groups.length === 0 ? [[]] : groups).map((part): IntakePart => {
    const places = [...header.rows, ...part.map(({ at }) => at)];
    return {
      content: { csv: [...head, ...part.map(({ line }) => line)].join('') },
      rowInFile: (row) => (places[row - 1] ?? row - 1) + 1,
    };
  });
  return { parts, table };
}

const textOf = (value: unknown, field: string): string => {
  const found = (value as Record<string, unknown> | null)?.[field];
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
};

function cutJson(json: unknown): CutFile {
  const given = (json as { households?: unknown } | null)?.households;
  if (!Array.isArray(given)) return { parts: [{ content: { json }, rowInFile: (row) => row }], json };
  if (given.length > MAX_FILE_ROWS) return { tooMany: given.length };
  const pieces = given.map((household: unknown, at): Piece => {
    const members = (household as { members?: unknown } | null)?.members;
    const persons = Array.isArray(members) ? members : [];
    return {
      at,
      size: JSON.stringify(household)?.length ?? 0,
      keys: [
        ...numberKey('case', textOf(household, 'number')),
        ...persons.flatMap((person) => numberKey('person', textOf(person, 'individualNumber'))),
      ],
    };
  });
  const groups = packParts(groupByNumber(pieces));
  return {
    json,
    parts: (groups.length === 0 ? [[]] : groups).map((part) => ({
      content: { json: { households: part.map(({ at }) => given[at] as unknown) } },
      rowInFile: (row) => (part[row - 1]?.at ?? row - 1) + 1,
    })),
  };
}

/**
 * Cuts a file between households into parts that are sent one after the other, each once: rows of one case number
 * stay together, and so do households that share an individual number.
 */
export const cutIntake = (content: IntakeContent): CutFile =>
  'csv' in content ? cutCsv(content.csv) : cutJson(content.json);
