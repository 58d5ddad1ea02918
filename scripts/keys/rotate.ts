import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { wrappingKeyPlace } from '../../contracts/key-table.ts';
import { unwrapDataKey, wrapDataKey } from '../../lambdas/adapters/keys/key-store.ts';
import { WrappingKeys } from '../../lambdas/adapters/keys/wrapping-keys.ts';
import { answerDocumentClient } from '../../local/dynamodb/document-client.ts';
import { KEYS_TABLE_NAME } from '../../local/environment.ts';
import { newestWrapping } from '../../local/keys/root-file.ts';
import type { StoppedKeys } from './stopped.ts';
import { dataKeysIn } from './stopped.ts';

interface Rotated {
  readonly version: number;
  readonly wrapped: number;
}

/**
 * Makes a new wrapping key, wraps all data keys with it, and removes the older ones. Data is not touched. Where an
 * earlier rotation was cut off, it is finished instead: the newest key is there and some keys are not under it yet.
 */
export async function rotateKeys(
  { service, root }: Pick<StoppedKeys, 'service' | 'root'>,
  onKey?: () => void,
): Promise<Rotated> {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'local' }));
  answerDocumentClient(documents, service);
  const table = { name: KEYS_TABLE_NAME, documents };
  const wrapping = new WrappingKeys(table, root);
  const version = await versionToWrapWith(service, wrapping);
  const by = await wrapping.of(version);
  let wrapped = 0;
  for (const key of dataKeysIn({ service })) {
    if (key.wrapped === undefined || key.by === undefined) continue;
    wrapped += 1;
    if (key.by === version) continue;
    onKey?.();
    const bytes = unwrapDataKey(await wrapping.of(key.by), key);
    const Item = wrapDataKey(by, key.sk, bytes);
    await documents.send(new PutCommand({ TableName: table.name, Item }));
  }
  for (const old of versionsIn(service).filter((each) => each < version))
    await documents.send(new DeleteCommand({ TableName: table.name, Key: wrappingKeyPlace(old) }));
  await service.database.emptyLog();
  return { version, wrapped };
}

async function versionToWrapWith(service: StoppedKeys['service'], wrapping: WrappingKeys): Promise<number> {
  const newest = newestWrapping(service)?.version ?? 0;
  const isCutOff = versionsIn(service).length > 1;
  return isCutOff ? newest : wrapping.add(newest + 1);
}

const versionsIn = (service: StoppedKeys['service']): number[] =>
  service.database
    .all('SELECT r FROM items WHERE h = ? ORDER BY r', wrappingKeyPlace(1).pk)
    .map(({ r }) => Number(String(r).split('#').at(-1)));
