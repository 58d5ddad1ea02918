import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { auditTableOf } from '../../contracts/audit-table.ts';
import { StartError } from '../start-error.ts';
import { ensureAudit } from './audit-table.ts';
import type { TableDefinition } from './definition.ts';
import { TableService } from './service.ts';
import { TableStream } from './streams.ts';
import { requestFor } from './table-requests.ts';

export interface EmbeddedTable {
  readonly service: TableService;
  readonly definition: TableDefinition;
  /** The table of audit entries, in the same database: one transaction covers both. */
  readonly audit: TableDefinition;
  readonly stream: TableStream;
  /** True if this start created it. */
  readonly isNew: boolean;
}

interface Options {
  /** Undefined keeps everything in memory. */
  directory: string | undefined;
  name: string;
  now(): number;
}

/**
 * The tables of `contracts/table.ts`, created at the first start, in one database of their own. Entries of a folder from
 * before the audit table existed move to it.
 */
export async function openEmbeddedTable({ directory, name, now }: Options): Promise<EmbeddedTable> {
  refuseOldFolder(directory);
  const service = new TableService({ directory, now });
  service.database.overwriteDeleted();
  const isNew = service.find(name) === undefined;
  if (isNew && directory !== undefined) refuseLostTable(service, dirname(directory));
  if (isNew)
    await service.database.write(() => service.expireBy(service.create(requestFor(name)), 'expiresAt'));
  const definition = service.table(name);
  await service.database.write(() => ensureAudit(service, definition));
  const audit = service.table(auditTableOf(name));
  return { service, definition, audit, stream: new TableStream(service, definition), isNew };
}

/** Executions are stored beside the table: if there are any, there was a table. */
function refuseLostTable(service: TableService, dataDir: string): void {
  if (!existsSync(join(dataDir, 'engine', 'executions.sqlite'))) return;
  service.close();
  throw new StartError(
    `The data folder ${dataDir} has executions and no table: its records are gone. Put a copy of the whole folder in its place.`,
  );
}

const OLD_FILE = 'shared-local-instance.db';

function refuseOldFolder(directory: string | undefined): void {
  if (directory === undefined) return;
  if (existsSync(join(directory, OLD_FILE)) && !existsSync(join(directory, 'table.sqlite')))
    throw new StartError(
      `The data folder ${dirname(directory)} was written by an older Kinbridge: run npm run migrate -- --data ${dirname(directory)} once, which keeps a copy of it.`,
    );
}
