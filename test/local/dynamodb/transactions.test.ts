import { TransactGetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const key = (pk: unknown) => ({ TableName: table.name, Key: { pk, sk: 'case' } });
const item = (pk: unknown) => ({ TableName: table.name, Item: { pk, sk: 'case' } });

describe('a transaction with a key of the wrong type', () => {
  it('is cancelled with the reason of that write, and writes nothing', async () => {
    const TransactItems = [{ Put: item('CASE#a') }, { Put: item(7) }, { Delete: key('CASE#b') }];
    const sent = table.documents.send(new TransactWriteCommand({ TransactItems }));
    await expect(sent).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }, { Code: 'None' }],
    });
    expect(await table.scan()).toEqual([]);
  });

  it('is cancelled as a reading too', async () => {
    const TransactItems = [{ Get: key('CASE#a') }, { Get: key(7) }];
    const sent = table.documents.send(new TransactGetCommand({ TransactItems }));
    await expect(sent).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    });
  });

  it('is refused as a whole when it has one item twice besides', async () => {
    const TransactItems = [{ Put: item('CASE#a') }, { Delete: key('CASE#a') }, { Put: item(7) }];
    const sent = table.documents.send(new TransactWriteCommand({ TransactItems }));
    await expect(sent).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
