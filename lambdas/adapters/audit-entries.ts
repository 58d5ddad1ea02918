import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import type { Table } from './dynamodb.ts';
import type { Item } from './stored-item.ts';
import { toItem } from './stored-item.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * The only way in which anything is written to the audit table: a new entry, in the transaction of what it tells of.
 * Functions may put there and do nothing else; a put over an entry is refused here, and found by the anchors where
 * somebody does it past this.
 */
export const entryWrite = (table: Table, entry: AuditEntry): Write => newEntry(table, toItem(entry));

/** The same for an entry that an import brings. */
export const newEntry = (table: Table, Item: Item): Write => ({
  Put: { TableName: table.audit, Item, ConditionExpression: 'attribute_not_exists(pk)' },
});
