import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileReport } from '../../domain/intake/send-parts.ts';

/** The answer of `POST /intake`, or of all its parts together. */
export type IntakeReport = FileReport;

const MAX_CAUSES = 100;

/** The report of an import as the person who uploaded the file reads it: each cause once, with its first rows. */
export function reportLines(report: IntakeReport): string[] {
  const count = (outcome: string) => report.households.filter((each) => each.outcome === outcome).length;
  const head = [
    `${report.rows} rows: ${count('registered')} households registered, ${count('already-registered')} registered before, ${count('other-office')} of other offices, ${report.rejectedRows.length} rows wait.`,
  ];
  const mistakes = report.causes.map(({ column, rule, cause, count: many, rows, received }) => {
    const where =
      many === 1 ? `row ${rows[0]}` : `${many} rows (${rows.join(', ')}${many > rows.length ? ', …' : ''})`;
    const values = received.map((value) => JSON.stringify(value)).join(', ');
    return `  ${where}, ${column}: ${cause} (${rule}${values === '' ? '' : `; received ${values}`})`;
  });
  const warnings = report.warnings.map(
    ({ row, column, message }) => `  note on row ${row}, ${column}: ${message}`,
  );
  const more = mistakes.length > MAX_CAUSES ? [`  … and ${mistakes.length - MAX_CAUSES} more`] : [];
  return [...head, ...mistakes.slice(0, MAX_CAUSES), ...more, ...warnings];
}

/** Writes the rejected rows to a file in the working folder; returns its name, or undefined if there are none. */
export function writeRejected(intake: string, report: IntakeReport): string | undefined {
  if (report.rejectedFile === null) return undefined;
  const name = `rejected-${basename(intake)}`;
  writeFileSync(name, report.rejectedFile);
  return name;
}
