import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ANCHORING_KEY } from '../../contracts/table.ts';
import type { Anchoring, AnchoringWork } from '../../domain/audit/anchoring.ts';
import { AnchoringSchema, AnchoringWorkSchema } from '../../domain/audit/anchoring.ts';
import type { Table } from './dynamodb.ts';
import { cancellationOf, withStoreErrors } from './dynamodb.ts';

/** The newest anchoring as it is stored: who changes it names the version that they read. */
export interface StoredAnchoring {
  readonly anchoring: Anchoring;
  readonly version: number;
  /** Until when somebody works on it, unless they break off. */
  readonly busyUntil: string;
}

async function stored(table: Table, sk: 'newest' | 'work'): Promise<Record<string, unknown> | undefined> {
  const { Item } = await withStoreErrors(() =>
    table.documents.send(
      new GetCommand({ TableName: table.name, Key: { pk: ANCHORING_KEY, sk }, ConsistentRead: true }),
    ),
  );
  return Item;
}

export async function newestAnchoring(table: Table): Promise<StoredAnchoring | undefined> {
  const item = await stored(table, 'newest');
  return (
    item && {
      anchoring: AnchoringSchema.parse(item.anchoring),
      ...{ version: Number(item.version), busyUntil: String(item.busyUntil) },
    }
  );
}

/** Where it stands, as text: a list of thousands of hashes would cost more as values of their own. */
export async function workOf(table: Table): Promise<AnchoringWork> {
  const item = await stored(table, 'work');
  return AnchoringWorkSchema.parse(JSON.parse(String(item?.text)));
}

/** Stores a step of an anchoring with where it stands; undefined if somebody else has changed it since it was read. */
export async function keepAnchoring(
  table: Table,
  before: StoredAnchoring | undefined,
  after: { readonly anchoring: Anchoring; readonly busyUntil: string; readonly work?: AnchoringWork },
): Promise<StoredAnchoring | undefined> {
  const { anchoring, busyUntil, work } = after;
  const version = (before?.version ?? 0) + 1;
  const puts: TransactWriteCommandInput['TransactItems'] = [
    {
      Put: {
        TableName: table.name,
        Item: { pk: ANCHORING_KEY, sk: 'newest', type: 'anchoring', anchoring, version, busyUntil },
        ...(before
          ? {
              ConditionExpression: 'version = :version',
              ExpressionAttributeValues: { ':version': before.version },
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    },
  ];
  if (work)
    puts.push({
      Put: {
        TableName: table.name,
        Item: { pk: ANCHORING_KEY, sk: 'work', type: 'anchoring-work', text: JSON.stringify(work) },
      },
    });
  try {
    await withStoreErrors(() => table.documents.send(new TransactWriteCommand({ TransactItems: puts })));
    return { anchoring, version, busyUntil };
  } catch (error) {
    if (cancellationOf(error)?.includes('ConditionalCheckFailed')) return undefined;
    throw error;
  }
}
