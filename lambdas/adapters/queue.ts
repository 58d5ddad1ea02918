import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { QUEUE_SHARDS, queueKey, workItemKey } from '../../contracts/table.ts';
import type { QueueRow, QueueView, QueueViewer } from '../../domain/work-item/queue.ts';
import { isInView } from '../../domain/work-item/queue.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { cursorOf, sortKeyOf } from './lists.ts';

/** The most items read per shard: 2,000 of a queue. */
const MAX_PER_SHARD = 250;

/** The most urgent open items of a queue, up to 2,000; `more` when there are others. */
export async function readQueue(
  table: Table,
  role: string,
  office: string,
): Promise<{ rows: QueueRow[]; more: boolean }> {
  const shards = await Promise.all(
    Array.from({ length: QUEUE_SHARDS }, (_, shard) =>
      withStoreErrors(() =>
        table.documents.send(
          new QueryCommand({
            TableName: table.name,
            IndexName: 'queue',
            KeyConditionExpression: 'qk = :qk',
            ExpressionAttributeValues: { ':qk': queueKey(role, office, shard) },
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

interface ViewPage {
  role: string;
  office: string;
  view: QueueView;
  viewer: QueueViewer;
  limit: number;
  cursor?: string | undefined;
}

/** A page of a view of the 2,000 most urgent items of a queue. */
export async function listQueueView(table: Table, asked: ViewPage): Promise<Page<QueueRow>> {
  const { role, office, view, viewer, limit, cursor } = asked;
  const after = sortKeyOf(cursor);
  const { rows } = await readQueue(table, role, office);
  const following = rows.filter((row) => `${row.dueAt}#${row.id}` > after && isInView(row, view, viewer));
  const items = following.slice(0, limit);
  const last = items.at(-1);
  return following.length > limit && last
    ? { items, cursor: cursorOf(`${last.dueAt}#${last.id}`) }
    : { items };
}

/** Work items by id, in the order of the ids; missing ones are left out. At most 100. */
export async function loadWorkItems(table: Table, ids: readonly string[]): Promise<WorkItem[]> {
  const found = new Map(
    ((await loadEntities(table, ids.map(workItemKey))) as WorkItem[]).map((item) => [item.id, item] as const),
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}
