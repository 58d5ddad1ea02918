import { GetCommand, QueryCommand, TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import { headSortKey } from '../../contracts/register.ts';
import { auditSortKey, chainPrefix, ownerKey } from '../../contracts/table.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import type { ChainEnd, ChainLink } from '../../domain/audit/chain.ts';
import { isReadable } from '../../domain/audit/chain.ts';
import type { JudgedPart } from '../../domain/audit/chain-part.ts';
import { judgedPart } from '../../domain/audit/chain-part.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Item } from './stored-item.ts';
import { fromItem } from './stored-item.ts';

/** A stored entry as a chain link; one that fits no schema is reported by its position. */
export function linkOf(item: Item): ChainLink {
  try {
    return fromItem(item) as AuditEntry;
  } catch {
    const seq = Number(String(item.sk).split('#').at(-1));
    return { unreadable: true, seq, ...(typeof item.hash === 'string' ? { hash: item.hash } : {}) };
  }
}

/** Entries of a chain in order, or the newest first if asked. */
export async function readLinks(
  table: Table,
  owner: string,
  afterSeq: number,
  limit: number,
  first: 'oldest' | 'newest' = 'oldest',
): Promise<ChainLink[]> {
  const page = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.audit,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': ownerKey(owner),
          ':from': `${chainPrefix(owner)}${auditSortKey(afterSeq + 1)}`,
          ':to': `${chainPrefix(owner)}${auditSortKey(99_999_999)}`,
        },
        ScanIndexForward: first === 'oldest',
        Limit: limit,
        ConsistentRead: true,
      }),
    ),
  );
  return (page.Items ?? []).map(linkOf);
}

/**
 * At most `limit` audit entries of a case, sponsor or policy after a sequence number, in order, or the newest first
 * if asked.
 */
export async function readAudit(
  table: Table,
  owner: string,
  afterSeq: number,
  limit: number,
  first: 'oldest' | 'newest' = 'oldest',
): Promise<AuditEntry[]> {
  return (await readLinks(table, owner, afterSeq, limit, first)).filter(isReadable);
}

/** The newest entries of a chain, in their order, including those that cannot be read. */
export const readNewestLinks = async (table: Table, owner: string, limit: number): Promise<ChainLink[]> =>
  (await readLinks(table, owner, 0, limit, 'newest')).reverse();

const headKey = (owner: string) => ({
  pk: ownerKey(owner),
  sk: headSortKey(owner),
});

/** The end of the chain that the record of a case or sponsor names. */
export async function headOf(table: Table, owner: string): Promise<ChainEnd | undefined> {
  const { Item } = await withStoreErrors(() =>
    table.documents.send(
      new GetCommand({ TableName: table.name, Key: headKey(owner), ConsistentRead: true }),
    ),
  );
  return Item?.audit as ChainEnd | undefined;
}

/** How often a part that seems to lack its end is read again: a commit may have been half visible. */
const READINGS = 3;

/**
 * Waits until no commit is in progress: record and last entry are read in one transaction, which a commit in progress
 * refuses.
 */
async function settle(table: Table, owner: string, head: ChainEnd): Promise<void> {
  const last = { pk: ownerKey(owner), sk: auditSortKey(Math.max(1, head.seq)) };
  const TransactItems = [
    { Get: { TableName: table.name, Key: headKey(owner) } },
    { Get: { TableName: table.audit, Key: last } },
  ];
  await table.documents.send(new TransactGetCommand({ TransactItems })).catch((error: Error) => {
    if (error.name !== 'TransactionCanceledException') throw error;
  });
}

/** A part of the chain of a case or sponsor, and what is wrong with it. */
export async function readChainPart(
  table: Table,
  owner: string,
  after: number,
  limit: number,
): Promise<JudgedPart> {
  const from = Math.max(0, after - 1);
  for (let reading = 1; ; reading += 1) {
    const head = await headOf(table, owner);
    const links = await readLinks(table, owner, from, limit + (after - from));
    const headNow = await headOf(table, owner);
    const judged = judgedPart({ owner, after, limit, links, head, headNow });
    if (judged.findings.length === 0 || reading === READINGS) return judged;
    if (head) await withStoreErrors(() => settle(table, owner, head));
  }
}
