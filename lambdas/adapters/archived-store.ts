import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ARCHIVE_CHECK_PLACE, archivedKey, archivedListKey, UNTOLD_KEY } from '../../contracts/archived.ts';
import { ArchivedExecutionSchema } from '../../domain/audit/archived-execution.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { mergedPage } from './lists.ts';

const { workflow, status, startedAt, stoppedAt, redriveCount } = ArchivedExecutionSchema.shape;

/** What the table knows of an archived execution: where it is, whose it is, and which entry tells of it. */
const ArchivedItemSchema = z.object({
  ...{ workflow, status, startedAt, stoppedAt, redriveCount },
  executionId: z.string(),
  digest: z.string(),
  /** Empty if it is not known whose it is. */
  owner: z.string(),
  /** The entry of the owner's chain; 0 as long as none tells of it. */
  entry: z.int().nonnegative(),
});
export type ArchivedItem = z.infer<typeof ArchivedItemSchema>;

/** What the daily check of the archive found. */
const ArchiveCheckSchema = z.object({
  at: z.string(),
  /** When a check last came to its end: what ended before then was looked at. */
  whole: z.string(),
  /** Executions that ended more than a day before, and are not archived or in no chain. */
  gaps: z.array(z.object({ executionId: z.string(), since: z.string() })),
});
export type ArchiveCheck = z.infer<typeof ArchiveCheckSchema>;

const untoldPlace = ({ owner, executionId }: ArchivedItem): string => `${owner}#${executionId}`;

function itemOf(archived: ArchivedItem): Record<string, unknown> {
  const { executionId: id, workflow: of, owner: caseId, entry } = archived;
  const untold = entry === 0 ? { qk: UNTOLD_KEY, qs: untoldPlace(archived) } : {};
  const listed = { lk: archivedListKey(of), ls: `${archived.startedAt}#${id}` };
  return { ...archivedKey(id), type: 'archived-execution', id, caseId, ...archived, ...listed, ...untold };
}

async function findArchived(table: Table, executionId: string): Promise<ArchivedItem | undefined> {
  const get = new GetCommand({
    ...{ TableName: table.name, Key: archivedKey(executionId), ConsistentRead: true },
  });
  const { Item } = await withStoreErrors(() => table.documents.send(get));
  return Item && ArchivedItemSchema.parse(Item);
}

/** Keeps what the table knows of an archived execution; what an older ending, or an older telling, said is left. */
async function keepArchived(table: Table, archived: ArchivedItem): Promise<void> {
  const put = new PutCommand({
    ...{ TableName: table.name, Item: itemOf(archived) },
    ConditionExpression:
      'attribute_not_exists(pk) OR redriveCount < :count OR (redriveCount = :count AND entry < :entry)',
    ExpressionAttributeValues: { ':count': archived.redriveCount, ':entry': archived.entry },
  });
  await withStoreErrors(() => table.documents.send(put)).catch((error: Error) => {
    if (error.name !== 'ConditionalCheckFailedException') throw error;
  });
}

/** The ids of executions of which no chain tells yet, of one owner or of all. */
async function untoldOf(table: Table, owner = ''): Promise<string[]> {
  const ids: string[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const query = new QueryCommand({
      ...{ TableName: table.name, IndexName: 'queue', ExclusiveStartKey: from },
      KeyConditionExpression: owner === '' ? 'qk = :k' : 'qk = :k AND begins_with(qs, :o)',
      ExpressionAttributeValues: { ':k': UNTOLD_KEY, ...(owner === '' ? {} : { ':o': `${owner}#` }) },
    });
    const page = await withStoreErrors(() => table.documents.send(query));
    ids.push(...(page.Items ?? []).map(({ id }) => String(id)));
    from = page.LastEvaluatedKey;
  } while (from);
  return ids;
}

/** The table's operations on the archive of executions. */
export const archivedOf = (table: Table) => ({
  findArchived: (executionId: string) => findArchived(table, executionId),
  keepArchived: (archived: ArchivedItem) => keepArchived(table, archived),
  untoldOf: (owner?: string) => untoldOf(table, owner),
  /** Archived executions of a workflow, newest first. */
  async listArchived(of: string, limit: number, cursor?: string): Promise<Page<ArchivedItem>> {
    const page = await mergedPage(table, 'list', [archivedListKey(of)], limit, cursor, 'newest');
    const found = await Promise.all(page.items.map(({ id }) => findArchived(table, String(id))));
    const items = found.flatMap((one) => one ?? []);
    return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
  },
  async archiveCheck(): Promise<ArchiveCheck | undefined> {
    const get = new GetCommand({ TableName: table.name, Key: ARCHIVE_CHECK_PLACE, ConsistentRead: true });
    const { Item } = await withStoreErrors(() => table.documents.send(get));
    return Item && ArchiveCheckSchema.parse(Item);
  },
  async keepArchiveCheck(check: ArchiveCheck): Promise<void> {
    const Item = { ...ARCHIVE_CHECK_PLACE, type: 'archive-check', ...check };
    await withStoreErrors(() => table.documents.send(new PutCommand({ TableName: table.name, Item })));
  },
});
