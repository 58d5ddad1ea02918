import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What `POST /intake` answers. */
export interface IntakeReport {
  rows: number;
  /** Where the next part of the file begins; `null` when this was the last. */
  next: number | null;
  households: { rows: number[]; outcome: string; caseId: string }[];
  rejected: { row: number; column: string; rule: string; message: string; value: string }[];
  rejectedRows: number[];
  warnings: { row: number; column: string; message: string }[];
  rejectedFile: string | null;
}

const MOST_LINES = 200;

/** The report of an import as the person who uploaded the file reads it, row by row. */
export function reportLines(report: IntakeReport): string[] {
  const count = (outcome: string) => report.households.filter((each) => each.outcome === outcome).length;
  const head = [
    `${report.rows} rows: ${count('registered')} households registered, ${count('already-registered')} registered before, ${count('other-office')} of other offices, ${report.rejectedRows.length} rows wait.`,
  ];
  const mistakes = report.rejected.map(
    ({ row, column, rule, message, value }) =>
      `  row ${row}, ${column}: ${message} (${rule}; received ${JSON.stringify(value)})`,
  );
  const warnings = report.warnings.map(
    ({ row, column, message }) => `  note on row ${row}, ${column}: ${message}`,
  );
  const more = mistakes.length > MOST_LINES ? [`  … and ${mistakes.length - MOST_LINES} more`] : [];
  return [...head, ...mistakes.slice(0, MOST_LINES), ...more, ...warnings];
}

/** Writes the rows that wait into a file of the working folder; answers its name, or undefined when none waits. */
export function writeRejected(intake: string, report: IntakeReport): string | undefined {
  if (report.rejectedFile === null) return undefined;
  const name = `rejected-${basename(intake)}`;
  writeFileSync(name, report.rejectedFile);
  return name;
}
