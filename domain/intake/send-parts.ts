import type { Cause, ToldRow } from './causes.ts';
import { causesOf } from './causes.ts';
import type { CutFile, IntakePart } from './cut-intake.ts';
import type { IntakeContent } from './intake-text.ts';
import { WHOLE_FILE } from './read-intake.ts';
import { byRow, waitingHouseholds, waitingTable, writeCsv } from './rejected-file.ts';

type Told = ToldRow & { message: string };

/** The answer of `POST /intake`. */
export interface PartAnswer<Outcome extends string = string> {
  rows: number;
  total: number;
  next: number | null;
  households: { rows: number[]; outcome: Outcome; caseId: string | null; number: string }[];
  rejected: Told[];
  warnings: { row: number; column: string; rule: string; message: string }[];
  alike: { row: number; caseId: string; number: string; personId: string; probability: number }[];
  importId: string | null;
  proposed: number;
}

/** The result for a file, with rows numbered as in the file. */
export interface FileReport<Outcome extends string = string> {
  rows: number;
  households: PartAnswer<Outcome>['households'];
  rejected: Told[];
  rejectedRows: number[];
  causes: Cause[];
  warnings: PartAnswer['warnings'];
  alike: PartAnswer['alike'];
  importId: string | null;
  proposed: number;
  /**
   * The rejected rows as a file in the original format; null if there are none or the file was refused as a whole.
   */
  rejectedFile: string | null;
}

type Send<Outcome extends string> = (content: IntakeContent, from: number) => Promise<PartAnswer<Outcome>>;

function added<Outcome extends string>(
  report: FileReport<Outcome>,
  part: IntakePart,
  answer: PartAnswer<Outcome>,
) {
  const placed = <T extends { row: number }>(one: T): T => ({ ...one, row: part.rowInFile(one.row) });
  for (const household of answer.households)
    report.households.push({ ...household, rows: household.rows.map((row) => part.rowInFile(row)) });
  report.rejected.push(...answer.rejected.map(placed));
  report.alike.push(...answer.alike.map(placed));
  report.importId ??= answer.importId;
  report.proposed += answer.proposed;
  const known = new Set(report.warnings.map((warning) => JSON.stringify(warning)));
  report.warnings.push(...answer.warnings.map(placed).filter((one) => !known.has(JSON.stringify(one))));
}

function waitingFile(file: Exclude<CutFile, { tooMany: number }>, report: FileReport): string | null {
  const told = byRow(report.rejected);
  if (report.rejectedRows.length === 0 || report.rejected.some(({ column }) => column === WHOLE_FILE))
    return null;
  if (file.table)
    return writeCsv(waitingTable(file.table.rows, report.rejectedRows, told), file.table.delimiter);
  const waiting = waitingHouseholds(file.json, report.rejectedRows, told);
  return waiting ? JSON.stringify(waiting, null, 2) : null;
}

/**
 * Sends a file part by part. A part that does not finish in one call is sent again from where it stopped; finished
 * parts are never sent again. `done` is called with the finished parts and what is known so far.
 */
export async function sendParts<Outcome extends string>(
  file: Exclude<CutFile, { tooMany: number }>,
  send: Send<Outcome>,
  done: (parts: number, report: FileReport<Outcome>) => void = () => {},
): Promise<FileReport<Outcome>> {
  const report: FileReport<Outcome> = {
    ...{ rows: 0, households: [], rejected: [], rejectedRows: [] },
    ...{ causes: [], warnings: [], alike: [], importId: null, proposed: 0, rejectedFile: null },
  };
  for (const [index, part] of file.parts.entries()) {
    for (let from: number | null = 0; from !== null; ) {
      const answer: PartAnswer<Outcome> = await send(part.content, from);
      if (from === 0) report.rows += answer.rows;
      added(report, part, answer);
      from = answer.next;
      done(index + (from === null ? 1 : 0), report);
    }
  }
  report.rejected.sort((a, b) => a.row - b.row);
  report.rejectedRows = [...new Set(report.rejected.map(({ row }) => row))];
  report.causes = causesOf(report.rejected);
  return { ...report, rejectedFile: waitingFile(file, report) };
}
