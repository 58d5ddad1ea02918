import { isDeepStrictEqual } from 'node:util';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { policyKey, policySortKey } from '../../contracts/table.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Table } from './dynamodb.ts';
import { asStoreError, cancellationOf, withStoreErrors } from './dynamodb.ts';
import { withNameKeys } from './name-keys.ts';
import type { Item } from './stored-item.ts';
import { fromItem, IMPORTED, SALT, SEALED_IN, toItem } from './stored-item.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** DynamoDB accepts 100 items and 4 MB in a transaction; a record has at most 400 kB. */
const AT_ONCE = 10;

const PolicyLineSchema = z.looseObject({
  type: z.literal('policy'),
  policy: z.looseObject({ programme: z.string(), version: z.int().positive() }),
  published: z.unknown(),
});

/** A line of an export as an item of the table, keys included; throws for a line that fits no schema. */
function itemOf(line: Record<string, unknown>): Item {
  if (line.type === 'policy') {
    const { type, policy, published } = PolicyLineSchema.parse(line);
    const key = { pk: policyKey(policy.programme as never), sk: policySortKey(policy.version) };
    return { ...key, type, policy, published, [IMPORTED]: true };
  }
  const { [SALT]: salt, [SEALED_IN]: sealedIn } = line;
  const seal = { ...(salt === undefined ? {} : { salt }), ...(sealedIn === undefined ? {} : { sealedIn }) };
  return { ...toItem(fromItem(line)), ...seal, [IMPORTED]: true };
}

const isSame = (stored: Item, wanted: Item): boolean => {
  const fields = ({ [IMPORTED]: _mark, ...item }: Item) => (item.type === 'policy' ? item : fromItem(item));
  return isDeepStrictEqual(fields(stored), fields(wanted));
};

/** Throws unless what is stored under the key of an item is the same. */
async function refuseOther(table: Table, wanted: Item): Promise<void> {
  const Key = { pk: wanted.pk, sk: wanted.sk };
  const { Item: stored } = await withStoreErrors(() =>
    table.documents.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true })),
  );
  if (stored && isSame(stored, wanted)) return;
  throw new CaseError(
    'AlreadyExists',
    `Expected an empty installation, found another ${String(wanted.type)} at ${wanted.pk} ${wanted.sk}.`,
  );
}

async function putNew(table: Table, items: readonly Item[]): Promise<number> {
  const puts: Write[] = items.map((Item) => ({
    Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' },
  }));
  try {
    await table.documents.send(new TransactWriteCommand({ TransactItems: await withNameKeys(table, puts) }));
    return items.length;
  } catch (error) {
    if (!cancellationOf(error)?.includes('ConditionalCheckFailed')) throw asStoreError(error);
  }
  const [only, ...more] = items;
  if (only && more.length === 0) {
    await refuseOther(table, only);
    return 0;
  }
  let written = 0;
  for (const item of items) written += await putNew(table, [item]);
  return written;
}

/**
 * Puts the lines of an export into a table. What is already there with the same content is left alone, so that an
 * interrupted import can be repeated; anything else there is refused. Returns the number of new items.
 */
export async function putImported(table: Table, lines: readonly Record<string, unknown>[]): Promise<number> {
  const items = new Map(lines.map(itemOf).map((item) => [`${item.pk} ${item.sk}`, item]));
  const all = [...items.values()];
  let written = 0;
  for (let from = 0; from < all.length; from += AT_ONCE)
    written += await putNew(table, all.slice(from, from + AT_ONCE));
  return written;
}
