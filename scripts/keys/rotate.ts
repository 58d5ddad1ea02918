import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Rotated, rotateKeys as rotateTable } from '../../lambdas/adapters/keys/rotation.ts';
import { answerDocumentClient } from '../../local/dynamodb/document-client.ts';
import { KEYS_TABLE_NAME } from '../../local/environment.ts';
import type { StoppedKeys } from './stopped.ts';

/** Rotates the keys of a data folder. Nobody else uses them, so older wrapping keys go at once. */
export async function rotateKeys(
  { service, root }: Pick<StoppedKeys, 'service' | 'root'>,
  onKey?: () => void,
): Promise<Rotated> {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'local' }));
  answerDocumentClient(documents, service);
  const table = { name: KEYS_TABLE_NAME, documents };
  const options = { at: new Date().toISOString(), keptMs: 0, ...(onKey ? { onKey } : {}) };
  const rotated = await rotateTable({ table, root }, options);
  await service.database.emptyLog();
  return rotated;
}
