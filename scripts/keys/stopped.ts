import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StoredDataKey } from '../../contracts/key-table.ts';
import { WRAPPING_PARTITION } from '../../contracts/key-table.ts';
import type { RootKey } from '../../contracts/root-key.ts';
import { openDataFolder } from '../../local/data-folder.ts';
import { itemOfText } from '../../local/dynamodb/item-text.ts';
import type { TableService } from '../../local/dynamodb/service.ts';
import { KEYS_TABLE_NAME } from '../../local/environment.ts';
import { KEYS_FILE, openKeyService } from '../../local/keys/key-service.ts';
import type { KeyOptions } from '../../local/keys/open-keys.ts';
import { newestWrapping, openRoot } from '../../local/keys/root-file.ts';

/** The keys of a data folder whose host does not run. */
export interface StoppedKeys {
  readonly service: TableService;
  readonly root: RootKey;
  close(): void;
}

/** Opens the keys of a folder for this process alone; throws `StartError` if its host runs. */
export async function openStoppedKeys(options: { dataDir: string } & KeyOptions): Promise<StoppedKeys> {
  const { dataDir, keysDir, passphrase } = options;
  const folder = keysDir === undefined ? join(resolve(dataDir), 'keys') : resolve(keysDir);
  if (!existsSync(join(folder, KEYS_FILE)))
    throw new Error(
      `Expected keys in ${folder}, received none: name the folder with --data DIR or --keys DIR.`,
    );
  const data = openDataFolder(dataDir);
  try {
    const service = await openKeyService({ folder, name: KEYS_TABLE_NAME, now: Date.now });
    try {
      const root = await openRoot({ folder, passphrase }, service);
      const close = () => {
        service.close();
        data.close();
      };
      return { service, root, close };
    } catch (error) {
      service.close();
      throw error;
    }
  } catch (error) {
    data.close();
    throw error;
  }
}

/** All data keys, those that were destroyed included, in order of their places. */
export const dataKeysIn = ({ service }: Pick<StoppedKeys, 'service'>): StoredDataKey[] =>
  service.database
    .all('SELECT body FROM items WHERE h <> ? ORDER BY h, r', WRAPPING_PARTITION)
    .map(({ body }) => itemOfText(body as string) as unknown as StoredDataKey);

export function statusOf(keys: Pick<StoppedKeys, 'service'>) {
  const byVersion = new Map<number, number>();
  let destroyed = 0;
  for (const { by, wrapped } of dataKeysIn(keys))
    if (wrapped === undefined || by === undefined) destroyed += 1;
    else byVersion.set(by, (byVersion.get(by) ?? 0) + 1);
  const newest = newestWrapping(keys.service)?.version ?? 0;
  return { newest, byVersion, destroyed };
}
