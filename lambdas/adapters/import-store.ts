import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { importKey, intakeKey } from '../../contracts/table.ts';
import type { IntakeUpload } from '../../domain/intake/intake-upload.ts';
import { IntakeUploadSchema } from '../../domain/intake/intake-upload.ts';
import type { IntakeImport } from '../../domain/intake/undo-import.ts';
import { IntakeImportSchema } from '../../domain/intake/undo-import.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Table } from './dynamodb.ts';
import { asStoreError, cancellationOf, withStoreErrors } from './dynamodb.ts';
import { importHeads, uploadItem } from './import-items.ts';

const MOST_LISTED = 20;

/** Records that an import has begun; repeating it for the next part of the file changes nothing. */
async function beginImport(table: Table, head: IntakeImport): Promise<void> {
  const TransactItems = importHeads(head).map((Item) => ({
    Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' },
  }));
  try {
    await table.documents.send(new TransactWriteCommand({ TransactItems }));
  } catch (error) {
    if (!cancellationOf(error)) throw asStoreError(error);
  }
}

async function loadImport(table: Table, importId: string): Promise<IntakeImport> {
  const { Item } = await withStoreErrors(() =>
    table.documents.send(
      new GetCommand({
        TableName: table.name,
        Key: { pk: importKey(importId), sk: 'head' },
        ConsistentRead: true,
      }),
    ),
  );
  if (!Item) throw new CaseError('NotFound', `Expected an import, received id ${importId}.`);
  return IntakeImportSchema.parse(Item);
}

/** The imports of an office since an instant, newest first. */
async function listImports(table: Table, office: string, since: string): Promise<IntakeImport[]> {
  const { Items = [] } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :since AND :end',
        ExpressionAttributeValues: {
          ':pk': intakeKey(office),
          ':since': `import#${since}`,
          ':end': 'import#~',
        },
        ...{ ScanIndexForward: false, Limit: MOST_LISTED, ConsistentRead: true },
      }),
    ),
  );
  return Items.map((item) => IntakeImportSchema.parse(item));
}

/** Cases that an import registered, in the order of their ids, after one of them. */
async function casesOfImport(
  table: Table,
  importId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const { Items = [] } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :after AND :end',
        ExpressionAttributeValues: {
          ':pk': importKey(importId),
          ':after': `case#${after}`,
          ':end': 'case#~',
        },
        ...{ Limit: limit + 1, ConsistentRead: true },
      }),
    ),
  );
  const ids = Items.map(({ caseId }) => String(caseId));
  return ids.filter((id) => id !== after).slice(0, limit);
}

/** Records that a file is going to be sent; repeating the command changes nothing. */
async function beginUpload(table: Table, upload: IntakeUpload): Promise<void> {
  const put = new PutCommand({
    ...{ TableName: table.name, Item: uploadItem(upload) },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  try {
    await table.documents.send(put);
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw asStoreError(error);
  }
}

async function loadUpload(table: Table, uploadId: string): Promise<IntakeUpload> {
  const Key = { pk: importKey(uploadId), sk: 'upload' };
  const { Item } = await withStoreErrors(() =>
    table.documents.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true })),
  );
  if (!Item)
    throw new CaseError('NotFound', `Expected an upload of an intake file, received id ${uploadId}.`);
  return IntakeUploadSchema.parse(Item);
}

/** The store's operations on imports. */
export const importsOf = (table: Table) => ({
  beginUpload: (upload: IntakeUpload) => beginUpload(table, upload),
  loadUpload: (uploadId: string) => loadUpload(table, uploadId),
  beginImport: (head: IntakeImport) => beginImport(table, head),
  loadImport: (importId: string) => loadImport(table, importId),
  listImports: (office: string, since: string) => listImports(table, office, since),
  casesOfImport: (importId: string, after: string, limit: number) =>
    casesOfImport(table, importId, after, limit),
});
