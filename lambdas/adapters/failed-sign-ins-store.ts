import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { readsKey } from '../../contracts/table.ts';
import type { FailedTries } from '../../domain/audit/failed-sign-ins.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';

/** An event that could not be delivered at first comes again within hours. */
const KEPT = 'P2D';

interface Kept {
  readonly tries: FailedTries;
  readonly version: number;
}

const placeOf = (person: string, window: string) => ({ pk: readsKey(person), sk: `failed#${window}` });

async function loadTries(table: Table, person: string, window: string): Promise<Kept | undefined> {
  const get = new GetCommand({ TableName: table.name, Key: placeOf(person, window), ConsistentRead: true });
  const { Item } = await withStoreErrors(() => table.documents.send(get));
  return Item && { tries: Item.tries as FailedTries, version: Number(Item.version) };
}

/** False if somebody else counted meanwhile. */
async function keepTries(
  table: Table,
  person: string,
  window: string,
  { tries, version }: Kept,
): Promise<boolean> {
  const expiresAt = Math.floor(Date.parse(plus(window, KEPT)) / 1000);
  const Item = {
    ...placeOf(person, window),
    type: 'failed-sign-ins',
    tries,
    version: version + 1,
    expiresAt,
  };
  const guard =
    version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } };
  try {
    await withStoreErrors(() =>
      table.documents.send(new PutCommand({ TableName: table.name, Item, ...guard })),
    );
    return true;
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
    return false;
  }
}

/** The store's operations on failed sign-ins. */
export const failedSignInsOf = (table: Table) => ({
  loadTries: (person: string, window: string) => loadTries(table, person, window),
  keepTries: (person: string, window: string, kept: Kept) => keepTries(table, person, window, kept),
});
