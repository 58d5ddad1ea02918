import type { Clock } from '../clock.ts';
import type { TableService } from '../dynamodb/service.ts';
import type { EmbeddedTable } from '../dynamodb/table.ts';
import type { SignInStore } from '../identity/sign-in-store.ts';
import type { Engine } from '../stepfunctions/engine.ts';
import { openDoor } from './door.ts';
import { clearSnapshots, type DatabaseName, takeSnapshot } from './snapshot.ts';

interface Options {
  /** Undefined if nothing is kept. */
  readonly dataDir: string | undefined;
  readonly url: string;
  /** Where the keys lie, if not in the data folder. */
  readonly keysDir: string | undefined;
  readonly table: EmbeddedTable;
  readonly keys: TableService;
  readonly engine: Engine;
  readonly signIns: SignInStore;
  readonly clock: Clock;
}

/** The door through which `npm run backup` asks a running host for a snapshot; none if nothing is kept. */
export function openBackupDoor({ dataDir, keysDir, url, table, keys, engine, signIns, clock }: Options) {
  if (dataDir === undefined) return undefined;
  clearSnapshots(dataDir);
  const { database } = table.service;
  const copies: Record<DatabaseName, (file: string) => void> = {
    'dynamodb/table.sqlite': (file) => database.copyTo(file),
    'engine/executions.sqlite': (file) => engine.copyTo(file),
    'identity/sign-in.sqlite': (file) => signIns.copyTo(file),
    'keys/keys.sqlite': (file) => keys.database.copyTo(file),
  };
  return openDoor({
    ...{ dataDir, url },
    snapshot: () =>
      database.between(() =>
        takeSnapshot({ dataDir, keysDir, now: clock.now(), copyOf: (name, file) => copies[name](file) }),
      ),
  });
}
