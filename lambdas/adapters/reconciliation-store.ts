import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { reconciledKey } from '../../contracts/list-table.ts';
import type { Reconciliation } from '../../domain/execution/reconciliation.ts';
import { ReconciliationSchema } from '../../domain/execution/reconciliation.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { cursorOf, sortKeyOf } from './lists.ts';

const KEPT = 'P30D';

async function keepReconciliation(table: Table, run: Reconciliation): Promise<void> {
  const expiresAt = Math.floor(Date.parse(plus(run.at, KEPT)) / 1000);
  const Item = { pk: reconciledKey(run.office), sk: run.at, type: 'reconciliation', ...run, expiresAt };
  await withStoreErrors(() => table.documents.send(new PutCommand({ TableName: table.name, Item })));
}

async function listReconciliations(
  table: Table,
  office: string,
  limit: number,
  cursor?: string,
): Promise<Page<Reconciliation>> {
  const { Items = [], LastEvaluatedKey } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk < :before',
        ExpressionAttributeValues: { ':pk': reconciledKey(office), ':before': sortKeyOf(cursor) || '~' },
        ...{ ScanIndexForward: false, Limit: limit, ConsistentRead: true },
      }),
    ),
  );
  const items = Items.map((item) => ReconciliationSchema.parse(item));
  const last = items.at(-1);
  return LastEvaluatedKey && last ? { items, cursor: cursorOf(last.at) } : { items };
}

/** The store's operations on what comparisons of the table with the executions found. */
export const reconciliationsOf = (table: Table) => ({
  keepReconciliation: (run: Reconciliation) => keepReconciliation(table, run),
  listReconciliations: (office: string, limit: number, cursor?: string) =>
    listReconciliations(table, office, limit, cursor),
});
