import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { LocalTable } from '../dynamodb/table.ts';
import type { Consumer } from './consumer.ts';
import { restated } from './record.ts';

/**
 * Tells consumers what every item is now, as if it had just been inserted. For when the stream may have dropped
 * records before they were read: what a record would have asked for, the item's present state asks for too.
 */
export async function restateTable(
  table: LocalTable,
  consumers: readonly Consumer[],
  now: () => number,
): Promise<void> {
  let from: Record<string, never> | undefined;
  let index = 0;
  do {
    const page = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        Limit: 200,
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    const records = (page.Items ?? []).map((item) => restated(item, table.streamArn, now(), index++));
    await Promise.all(consumers.map((consumer) => consumer.restate(records)));
    from = page.LastEvaluatedKey as Record<string, never> | undefined;
  } while (from !== undefined);
}
