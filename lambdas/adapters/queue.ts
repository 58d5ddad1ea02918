import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { QUEUE_SHARDS, queueKey, workItemKey } from '../../contracts/table.ts';
import type { QueueRow } from '../../domain/work-item/queue.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';

/** The most items read per shard: 2,000 of a queue. */
const MAX_PER_SHARD = 250;

/** The most urgent open items of a queue, up to 2,000, or those due until then; `more` when there are others. */
export async function readQueue(
  table: Table,
  role: string,
  office: string,
  dueUntil?: string,
): Promise<{ rows: QueueRow[]; more: boolean }> {
  const until = dueUntil === undefined ? {} : { ':until': `${dueUntil}~` };
  const shards = await Promise.all(
    Array.from({ length: QUEUE_SHARDS }, (_, shard) =>
      withStoreErrors(() =>
        table.documents.send(
          new QueryCommand({
            TableName: table.name,
            IndexName: 'queue',
            KeyConditionExpression: dueUntil === undefined ? 'qk = :qk' : 'qk = :qk AND qs < :until',
            ExpressionAttributeValues: { ':qk': queueKey(role, office, shard), ...until },
            Limit: MAX_PER_SHARD,
          }),
        ),
      ),
    ),
  );
  const rows = shards
    .flatMap((shard) => shard.Items ?? [])
    .sort((a, b) => (String(a.qs) < String(b.qs) ? -1 : 1)) as unknown as QueueRow[];
  return { rows, more: shards.some((shard) => shard.LastEvaluatedKey !== undefined) };
}

/** Work items by id, in the order of the ids; missing ones are left out. At most 100. */
export async function loadWorkItems(table: Table, ids: readonly string[]): Promise<WorkItem[]> {
  const found = new Map(
    ((await loadEntities(table, ids.map(workItemKey))) as WorkItem[]).map((item) => [item.id, item] as const),
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}
