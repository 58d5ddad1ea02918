import { OPERATIONS, run } from '../dynamodb/operations.ts';
import type { EmbeddedTable } from '../dynamodb/table.ts';
import type { NativeItem } from '../dynamodb/values.ts';
import type { Consumer } from './consumer.ts';
import { restated } from './record.ts';

const PER_PAGE = 200;

/**
 * Delivers the current state of every item to consumers, as if it had just been inserted. For when the stream may
 * have dropped records before they were read: whatever a record would have required, the item's current state
 * requires too.
 */
export async function restateTable(
  { service, definition }: EmbeddedTable,
  consumers: readonly Consumer[],
  now: () => number,
): Promise<void> {
  let ExclusiveStartKey: NativeItem | undefined;
  let index = 0;
  do {
    const request = { TableName: definition.name, Limit: PER_PAGE, ConsistentRead: true, ExclusiveStartKey };
    const page = (await run(service, OPERATIONS, 'Scan', request)) as {
      Items: NativeItem[];
      LastEvaluatedKey?: NativeItem;
    };
    const records = page.Items.map((item) => restated(definition, item, now(), index++));
    await Promise.all(consumers.map((consumer) => consumer.restate(records)));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}
