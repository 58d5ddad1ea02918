import { stringify } from 'csv-stringify/sync';
import { guarded } from '../kernel/spreadsheet-guard.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { ChainLink, UnreadableEntry } from './chain.ts';
import { isReadable } from './chain.ts';

const COLUMNS = [
  ...['caseId', 'seq', 'at', 'actor', 'actorKind', 'act', 'subject', 'details', 'command'],
  ...['prevHash', 'hash'],
];
const UNREADABLE = 'entry.unreadable';

const rowsOf = ({ caseId, seq, at, actor, facts, command, prevHash, hash }: AuditEntry): string[][] =>
  facts.map(({ act, subject, details }) => [
    ...[caseId, String(seq), at, actor.id, actor.kind, act, subject ?? ''],
    ...[details ? JSON.stringify(details) : '', command, prevHash, hash],
  ]);

const unreadableRow = ({ seq, hash }: UnreadableEntry): string[] => [
  ...['', String(seq), '', '', '', UNREADABLE, '', '', '', '', hash ?? ''],
];

/**
 * Entries as CSV, one row per fact, safe to open in a spreadsheet; the header comes with the first entries. An entry
 * that cannot be read gets a row that says so.
 */
export function auditCsv(links: readonly ChainLink[], header: boolean): string {
  const rows = links.flatMap((link) => (isReadable(link) ? rowsOf(link) : [unreadableRow(link)]));
  const cells = rows.map((row) => row.map(guarded));
  return stringify(header ? [COLUMNS, ...cells] : cells);
}
