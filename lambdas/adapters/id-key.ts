import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { fingerprintOfIdKey, MIN_ID_KEY_LENGTH } from '../../contracts/id-key.ts';
import { ID_KEY_PLACE } from '../../contracts/table.ts';
import { keyedIdentifier, type MakeIdentifier } from '../../domain/kernel/identifier.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Secrets } from './secrets.ts';
import { openSecrets } from './secrets.ts';

const IdSecretSchema = z.object({ current: z.string().min(MIN_ID_KEY_LENGTH) });

function keyOf(text: string): string {
  const parsed = IdSecretSchema.safeParse(JSON.parse(text));
  // The cause of a parse error could hold the key.
  if (!parsed.success)
    throw new Error(
      `Expected the secret of the ids to hold {"current": at least ${MIN_ID_KEY_LENGTH} characters}.`,
    );
  return parsed.data.current;
}

async function noted({ name, documents }: Pick<Table, 'name' | 'documents'>): Promise<unknown> {
  const { Item } = await withStoreErrors(() =>
    documents.send(new GetCommand({ TableName: name, Key: ID_KEY_PLACE, ConsistentRead: true })),
  );
  return Item?.fingerprint;
}

/**
 * With another key every number would look new and be registered again, so the table stores the fingerprint of its
 * first key and refuses any other.
 */
async function refuseOther(table: Pick<Table, 'name' | 'documents'>, key: string): Promise<void> {
  const fingerprint = fingerprintOfIdKey(key);
  let known = await noted(table);
  if (known === undefined) {
    const Item = { ...ID_KEY_PLACE, type: 'id-key', fingerprint };
    const first = { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' };
    await withStoreErrors(() => table.documents.send(new PutCommand(first))).catch((error: Error) => {
      if (error.name !== 'ConditionalCheckFailedException') throw error;
    });
    known = await noted(table);
  }
  if (known !== fingerprint)
    throw new Error(
      'Expected the key with which the ids of this table were made, received another: put the first one back (docs/decisions/0010-keyed-ids.md).',
    );
}

/** Makes ids with the installation's secret: read on first use, compared with the table's fingerprint, then kept. */
export function openIdentifiers(
  secretId: string | undefined,
  table: Pick<Table, 'name' | 'documents'>,
  secrets: Secrets = openSecrets(),
): () => Promise<MakeIdentifier> {
  let known: Promise<MakeIdentifier> | undefined;
  const read = async () => {
    if (secretId === undefined)
      throw new Error('Expected the environment to name ID_SECRET for this function.');
    const key = keyOf(await secrets.read(secretId));
    await refuseOther(table, key);
    return keyedIdentifier(key);
  };
  return () => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
