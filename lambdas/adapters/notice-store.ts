import { GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { NOTICE_SHARDS, noticeListKey, ownerKey, primaryKey } from '../../contracts/table.ts';
import type { Notice } from '../../domain/case/notice.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { cancellationOf, withStoreErrors } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { mergedPage, partitionPage } from './lists.ts';
import { fromItem } from './stored-item.ts';

/** The fields of a notice that change with its delivery; `undefined` removes a field. */
export type DeliveryState = {
  [Field in 'status' | 'channel' | 'sendAfter' | 'digest' | 'tries' | 'sentAt' | 'reasonCode']?:
    | Notice[Field]
    | undefined;
};

const NOTICES = 'notice#';

/** The write that advances a notice from one of these states. */
function moving(
  table: Table,
  notice: Notice,
  from: readonly Notice['status'][],
  { status, ...more }: DeliveryState & { status: Notice['status'] },
) {
  const kept = Object.entries(more).filter(([, value]) => value !== undefined);
  const gone = Object.entries(more).filter(([, value]) => value === undefined);
  const set = ['#status = :to', ...kept.map(([field]) => `#${field} = :${field}`)].join(', ');
  const remove = gone.length === 0 ? '' : ` REMOVE ${gone.map(([field]) => `#${field}`).join(', ')}`;
  return {
    TableName: table.name,
    Key: primaryKey(notice),
    UpdateExpression: `SET ${set}${remove}`,
    ConditionExpression: `#status IN (${from.map((_, index) => `:f${index}`).join(', ')})`,
    ExpressionAttributeNames: {
      '#status': 'status',
      ...Object.fromEntries(Object.keys(more).map((field) => [`#${field}`, field])),
    },
    ExpressionAttributeValues: {
      ':to': status,
      ...Object.fromEntries(kept.map(([field, value]) => [`:${field}`, value])),
      ...Object.fromEntries(from.map((each, index) => [`:f${index}`, each])),
    },
  };
}

/** Notices and their delivery state. */
export const openNotices = (table: Table) => ({
  /** Advances a notice; false if it was already advanced, so that nobody sends it twice. */
  async move(
    notice: Notice,
    from: readonly Notice['status'][],
    to: DeliveryState & { status: Notice['status'] },
  ): Promise<boolean> {
    try {
      await withStoreErrors(() => table.documents.send(new UpdateCommand(moving(table, notice, from, to))));
      return true;
    } catch (error) {
      if ((error as Error).name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  },

  /** Advances the notices of one message, all or none; false if one of them was already advanced. At most 100. */
  async moveTogether(
    notices: readonly Notice[],
    from: readonly Notice['status'][],
    to: DeliveryState & { status: Notice['status'] },
  ): Promise<boolean> {
    const TransactItems = notices.map((notice) => ({ Update: moving(table, notice, from, to) }));
    try {
      await withStoreErrors(() => table.documents.send(new TransactWriteCommand({ TransactItems })));
      return true;
    } catch (error) {
      if (cancellationOf(error)?.includes('ConditionalCheckFailed')) return false;
      throw error;
    }
  },

  async find(ownerId: string, noticeId: string): Promise<Notice | undefined> {
    const Key = { pk: ownerKey(ownerId), sk: `${NOTICES}${noticeId}` };
    const { Item } = await withStoreErrors(() =>
      table.documents.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true })),
    );
    return Item ? (fromItem(Item) as Notice) : undefined;
  },

  /** Notices to any of these recipients, newest first. */
  async listTo(receivers: readonly string[], limit: number, cursor?: string): Promise<Page<Notice>> {
    const shards = receivers.flatMap((receiver) =>
      Array.from({ length: NOTICE_SHARDS }, (_, shard) => noticeListKey(receiver, shard)),
    );
    const page = await mergedPage(table, 'list', shards, limit, cursor, 'newest');
    const keys = page.items.map((item) => ({
      pk: ownerKey(String(item.caseId)),
      sk: `${NOTICES}${String(item.id)}`,
    }));
    const found = (await loadEntities(table, keys)) as Notice[];
    const items = page.items.flatMap((item) => found.find((notice) => notice.id === item.id) ?? []);
    return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
  },

  /** Notices of a case or sponsor, in the order of their ids. */
  async listOf(ownerId: string, limit: number, cursor?: string): Promise<Page<Notice>> {
    const page = await partitionPage(table, ownerKey(ownerId), NOTICES, limit, cursor);
    const items = page.items.map((item) => fromItem(item) as Notice);
    return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
  },

  /** Records that somebody has read it; once per reader, and for at most fifty readers. */
  async markRead(notice: Notice, reader: string): Promise<void> {
    const readBy = notice.readBy ?? [];
    if (readBy.includes(reader) || readBy.length >= 50) return;
    await withStoreErrors(() =>
      table.documents.send(
        new UpdateCommand({
          TableName: table.name,
          Key: primaryKey(notice),
          UpdateExpression: 'SET readBy = list_append(if_not_exists(readBy, :none), :reader)',
          ConditionExpression: 'attribute_not_exists(readBy) OR NOT contains(readBy, :one)',
          ExpressionAttributeValues: { ':none': [], ':reader': [reader], ':one': reader },
        }),
      ),
    ).catch((error: Error) => {
      if (error.name !== 'ConditionalCheckFailedException') throw error;
    });
  },
});
export type Notices = ReturnType<typeof openNotices>;
