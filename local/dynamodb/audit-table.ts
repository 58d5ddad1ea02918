import { AUDIT_INDEXES, auditTableOf } from '../../contracts/audit-table.ts';
import type { TableDefinition } from './definition.ts';
import type { TableService } from './service.ts';
import { auditRequestFor } from './table-requests.ts';

/** Sort keys of entries, which no other item has: `audit#00000001`, after a day in the chain of a reader. */
const ENTRY = "(r GLOB 'audit#*' OR r GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]#audit#*')";

/**
 * Creates the audit table and moves to it what a folder from before has in the table of records. Runs within one
 * transaction: a start that is killed leaves the folder as it was.
 */
export function ensureAudit(service: TableService, records: TableDefinition): void {
  if (service.find(auditTableOf(records.name))) return;
  const audit = service.create(auditRequestFor(records.name));
  const { database } = service;
  database.run(`UPDATE items SET t = ? WHERE t = ? AND ${ENTRY}`, audit.id, records.id);
  for (const index of audit.indexes.filter(({ name }) => name in AUDIT_INDEXES)) {
    const before = records.indexes.find((one) => one.name === index.name)!;
    database.run(
      `UPDATE index_rows SET i = ? WHERE i = ? AND ${ENTRY.replaceAll('r ', 'ir ')}`,
      index.id,
      before.id,
    );
  }
}
