import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientSeam, SeamClient } from '../../contracts/client-seam.ts';
import type { RootKey } from '../../contracts/root-key.ts';
import { answerDocumentClient } from '../dynamodb/document-client.ts';
import { TableService } from '../dynamodb/service.ts';
import { StartError } from '../start-error.ts';

export const KEYS_FILE = 'keys.sqlite';

interface Options {
  /** Undefined keeps everything in memory. */
  readonly folder: string | undefined;
  readonly name: string;
  now(): number;
  /** Whether there are sealed records already, which need their keys; none if not given. */
  hasSealed?(): boolean;
}

/**
 * The key table of a host, in a database of its own: what is replaced in it is overwritten, and no stream repeats it.
 */
export async function openKeyService({ folder, name, now, hasSealed }: Options): Promise<TableService> {
  if (folder !== undefined && !existsSync(join(folder, KEYS_FILE)) && hasSealed?.())
    throw new StartError(
      `Expected the keys of this data folder in ${join(folder, KEYS_FILE)}, received no such file: put it back from a backup of the keys, or name its folder with --keys DIR.`,
    );
  const service = new TableService({ directory: folder, now, file: KEYS_FILE });
  service.database.overwriteDeleted();
  if (service.find(name) === undefined) await service.database.write(() => service.create(requestOf(name)));
  return service;
}

const requestOf = (name: string) => ({
  TableName: name,
  AttributeDefinitions: ['pk', 'sk'].map((key) => ({ AttributeName: key, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
});

interface Call {
  input: { Item?: { destroyedAt?: unknown } };
}

/** What handlers find keys by. A destroyed key is out of the file, and its log, before anybody is told. */
export function seamOfKeys(
  service: TableService,
  root: RootKey,
  destroyed: () => Promise<void> = async () => {},
): Pick<ClientSeam, 'keys' | 'root'> {
  return {
    root,
    keys: (client: SeamClient) => {
      answerDocumentClient(client, service);
      client.middlewareStack.add(
        (next: (call: Call) => Promise<unknown>) => async (call: Call) => {
          const answer = await next(call);
          if (call.input.Item?.destroyedAt === undefined) return answer;
          await service.database.emptyLog();
          await destroyed();
          return answer;
        },
        { step: 'initialize', name: 'destroyedKeys' },
      );
    },
  };
}
