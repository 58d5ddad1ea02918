import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { auditSortKey, caseKey } from '../../contracts/table.ts';
import { isReadable } from '../../domain/audit/chain.ts';
import type { Notice } from '../../domain/case/notice.ts';
import type { TimelinePage } from '../../domain/casework/timeline.ts';
import { linkOf } from './audit-store.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import { cursorOf, partitionItems, sortKeyOf } from './lists.ts';
import { fromItem } from './stored-item.ts';

/** Notices are not stored in time order; only this many of a case appear in its timeline. */
const MAX_NOTICES = 1000;

async function auditBefore(table: Table, caseId: string, seq: number, limit: number) {
  const { Items } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.audit,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': caseKey(caseId),
          ':from': auditSortKey(1),
          ':to': auditSortKey(seq - 1),
        },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
      }),
    ),
  );
  return (Items ?? []).map(linkOf);
}

async function noticesOf(table: Table, caseId: string): Promise<Notice[]> {
  const items = await partitionItems(table, caseKey(caseId), 'notice#', MAX_NOTICES);
  return items.map((item) => fromItem(item) as Notice);
}

/** The next page's position after a page on which no entry could be read. */
const FURTHEST = '9999';
const BEYOND_THE_LAST = 100_000_000;

/**
 * A page of a case's timeline: `limit` audit entries, newest first, and the notices of the same period. The cursor
 * holds the sequence number and instant where the next page begins, so that each notice is on exactly one page.
 */
export async function readTimeline(
  table: Table,
  caseId: string,
  limit: number,
  cursor?: string,
): Promise<TimelinePage & { cursor: string | null }> {
  const [seq, to] = cursor === undefined ? [] : sortKeyOf(cursor).split('~');
  const before = Number(seq ?? BEYOND_THE_LAST);
  const links = await auditBefore(
    table,
    caseId,
    Number.isSafeInteger(before) && before > 0 ? before : BEYOND_THE_LAST,
    limit,
  );
  const notices = await noticesOf(table, caseId);
  const entries = links.filter(isReadable);
  const last = links.at(-1);
  if (!last || last.seq === 1) return { entries, notices, to, cursor: null };
  const first = to ?? entries.at(-1)?.at;
  if (first === undefined) return { entries, notices: [], cursor: cursorOf(`${last.seq}~${FURTHEST}`) };
  const from = entries.reduce((earliest, { at }) => (at < earliest ? at : earliest), first);
  return { entries, notices, from, to, cursor: cursorOf(`${last.seq}~${from}`) };
}
