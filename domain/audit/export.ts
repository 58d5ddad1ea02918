import { stringify } from 'csv-stringify/sync';
import { guarded } from '../intake/spreadsheet-guard.ts';
import type { AuditEntry } from './audit-entry.ts';

const COLUMNS = [
  ...['caseId', 'seq', 'at', 'actor', 'actorKind', 'act', 'subject', 'details', 'command'],
  ...['prevHash', 'hash'],
];

/** Entries as CSV, a row for each fact, safe to open in a spreadsheet; with the header when they are the first. */
export function auditCsv(entries: readonly AuditEntry[], header: boolean): string {
  const rows = entries.flatMap(({ caseId, seq, at, actor, facts, command, prevHash, hash }) =>
    facts.map(({ act, subject, details }) => [
      ...[caseId, String(seq), at, actor.id, actor.kind, act, subject ?? ''],
      ...[details ? JSON.stringify(details) : '', command, prevHash, hash],
    ]),
  );
  const cells = rows.map((row) => row.map(guarded));
  return stringify(header ? [COLUMNS, ...cells] : cells);
}
