import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { primaryKey } from '../../contracts/table.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { Table } from './dynamodb.ts';
import { calling, openTable } from './dynamodb.ts';

/** Delivery state of notices. */
export const openNotices = (name: string, table: Table = openTable(name)) => ({
  /** Moves a notice on; false when it was moved already, so that nobody sends it twice. */
  async move(notice: Notice, from: readonly Notice['status'][], to: Notice['status']): Promise<boolean> {
    try {
      await calling(() =>
        table.documents.send(
          new UpdateCommand({
            TableName: table.name,
            Key: primaryKey(notice),
            UpdateExpression: 'SET #status = :to',
            ConditionExpression: `#status IN (${from.map((_, index) => `:f${index}`).join(', ')})`,
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: {
              ':to': to,
              ...Object.fromEntries(from.map((status, index) => [`:f${index}`, status])),
            },
          }),
        ),
      );
      return true;
    } catch (error) {
      if ((error as Error).name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  },
});
export type Notices = ReturnType<typeof openNotices>;
