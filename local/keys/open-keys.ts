import type { ClientSeam } from '../../contracts/client-seam.ts';
import { PERSON_PARTITIONS } from '../../contracts/person-index.ts';
import type { TableService } from '../dynamodb/service.ts';
import type { EmbeddedTable } from '../dynamodb/table.ts';
import { KEYS_TABLE_NAME } from '../environment.ts';
import { openKeyService, seamOfKeys } from './key-service.ts';
import { openRoot } from './root-file.ts';

export interface HostKeys {
  readonly service: TableService;
  readonly seam: Pick<ClientSeam, 'keys' | 'root'>;
}

/** Where the keys of a host lie and what opens them. */
export interface KeyOptions {
  /** `keys/` in the data folder by default. */
  readonly keysDir?: string;
  /** What the root key is made of; without it, a key lies in a file. */
  readonly passphrase?: string;
}

/** What the environment says of the keys, for every command that opens a data folder. */
export function keysOfEnvironment(): KeyOptions {
  const { KINBRIDGE_KEYS: keysDir, KINBRIDGE_PASSPHRASE: passphrase } = process.env;
  return { ...(keysDir && { keysDir }), ...(passphrase && { passphrase }) };
}

interface Options {
  /** Undefined keeps nothing. */
  readonly folder: string | undefined;
  readonly passphrase?: string | undefined;
  readonly table: EmbeddedTable;
  now(): number;
}

/** Opens the keys of a host: their table and the root key above them. */
export async function openHostKeys({ folder, passphrase, table, now }: Options): Promise<HostKeys> {
  const service = await openKeyService({
    ...{ folder, name: KEYS_TABLE_NAME, now },
    hasSealed: () => !table.isNew && hasSealed(table),
  });
  try {
    const root = await openRoot({ folder, passphrase }, service);
    return { service, seam: seamOfKeys(service, root, () => leaveNothing(table)) };
  } catch (error) {
    service.close();
    throw error;
  }
}

/** Items under keys that outlive whom they name; no consumer of the stream receives them. */
const OF_INSTALLATION = ['index-persons', 'index-word', 'index-request', 'command', 'join'];

/**
 * What an erasure removed or replaced is overwritten in the table's file; here it goes from the stream, which repeats it
 * for a day, and from the log.
 */
async function leaveNothing({ service, stream }: EmbeddedTable): Promise<void> {
  await stream.blank(OF_INSTALLATION, PERSON_PARTITIONS);
  await service.database.emptyLog();
}

/** Whether anything in the table is sealed already: it looks through all of it, once, where there are no keys. */
const hasSealed = ({ service }: EmbeddedTable): boolean =>
  service.database.one("SELECT 1 FROM items WHERE body LIKE '@sealed %' LIMIT 1") !== undefined;
