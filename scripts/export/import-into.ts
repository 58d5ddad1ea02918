import { currentSeam } from '../../contracts/client-seam.ts';
import { present } from '../../domain/kernel/present.ts';
import { openTable } from '../../lambdas/adapters/dynamodb.ts';
import { openIdentifiers } from '../../lambdas/adapters/id-key.ts';
import { openSealedFiles } from '../../lambdas/services/sealed-files.ts';
import { theKeys } from '../../lambdas/services/the-keys.ts';
import { realClock } from '../../local/clock.ts';
import { ID_SECRET, TABLE_NAME } from '../../local/environment.ts';
import { startHost } from '../../local/host.ts';
import { openExport } from './archive.ts';
import type { Imported } from './import.ts';
import { importExport } from './import.ts';

interface Options {
  dataDir: string;
  archive: Uint8Array;
  secretKey: string;
}

/** The table of the host of this process, or of the environment on AWS that the shell has credentials for. */
export function importTable(name: string, idSecret: string) {
  const table = openTable(name, theKeys);
  return { ...table, keyed: openIdentifiers(idSecret, table) };
}

/** Imports an export into the data folder of a host that is not running, and has it listed and indexed there. */
export async function importInto({ dataDir, archive, secretKey }: Options): Promise<Imported> {
  const opened = await openExport(archive, secretKey);
  const host = await startHost({ dataDir, clock: realClock() });
  try {
    const files = present(currentSeam()?.files, 'the files of the host');
    const sealed = openSealedFiles(files, theKeys);
    const done = await importExport(importTable(TABLE_NAME, ID_SECRET), opened, sealed);
    await host.idle();
    return done;
  } finally {
    await host.close();
  }
}
