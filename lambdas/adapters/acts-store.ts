import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { didKey } from '../../contracts/access-table.ts';
import { auditSortKey, ownerKey, readsKey } from '../../contracts/table.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { isReadable } from '../../domain/audit/chain.ts';
import { linkOf } from './audit-store.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Item } from './stored-item.ts';

/** Where the two lists of what somebody did stand: the sort keys of the last ones that were shown. */
export interface ActsPlace {
  readonly did?: string | undefined;
  readonly read?: string | undefined;
}

interface Asked {
  readonly person: string;
  /** Days, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly limit: number;
  readonly after: ActsPlace;
}

interface Found {
  readonly key: string;
  readonly entry: AuditEntry;
}

const LAST = '\uffff';

/** The newest in a range of keys before one of them. */
async function newest(
  table: Table,
  [partition, sort]: readonly [string, string],
  pk: string,
  [from, to]: readonly [string, string],
  limit: number,
): Promise<Item[]> {
  const { Items = [] } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.audit,
        ...(partition === 'lk' ? { IndexName: 'list' } : { ConsistentRead: true }),
        KeyConditionExpression: '#p = :p AND #s BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#p': partition, '#s': sort },
        ExpressionAttributeValues: { ':p': pk, ':from': from, ':to': to },
        ...{ ScanIndexForward: false, Limit: limit },
      }),
    ),
  );
  return Items;
}

/** The key before which a list goes on; nothing sorts between a key and itself without its last character. */
const before = (key: string): string => {
  const last = key.charCodeAt(key.length - 1);
  return `${key.slice(0, -1)}${String.fromCharCode(last - 1)}${LAST}`;
};

async function entryAt(table: Table, ls: string): Promise<Found[]> {
  const [, owner = '', seq = ''] = ls.split('#');
  const Key = { pk: ownerKey(owner), sk: auditSortKey(Number(seq)) };
  const { Item } = await withStoreErrors(() =>
    table.documents.send(new GetCommand({ TableName: table.audit, Key, ConsistentRead: true })),
  );
  const link = Item && linkOf(Item);
  return link && isReadable(link) ? [{ key: ls, entry: link }] : [];
}

async function listedChanges(table: Table, { person, from, to, limit, after }: Asked): Promise<Item[]> {
  const end = after.did === undefined ? `${to}${LAST}` : before(after.did);
  return end < from ? [] : newest(table, ['lk', 'ls'], didKey(person), [from, end], limit);
}

/** What somebody changed or decided, from the chains of whatever it was about. */
async function changes(table: Table, { person, from, to, limit, after }: Asked): Promise<Found[]> {
  const items = await listedChanges(table, { person, from, to, limit, after });
  return (await Promise.all(items.map(({ ls }) => entryAt(table, String(ls))))).flat();
}

/** What they read, from their own chain. */
async function readings(table: Table, { person, from, to, limit, after }: Asked): Promise<Found[]> {
  const end = after.read === undefined ? `${to}#${LAST}` : before(after.read);
  if (end < from) return [];
  const items = await newest(table, ['pk', 'sk'], readsKey(person), [from, end], limit);
  return items.flatMap((item) => {
    const link = linkOf(item);
    return isReadable(link) ? [{ key: String(item.sk), entry: link }] : [];
  });
}

/** A page of all that somebody did between two days, newest first: two reads and one for each change, whatever the period. */
export async function actsOf(table: Table, asked: Asked) {
  const [did, read] = await Promise.all([changes(table, asked), readings(table, asked)]);
  const merged = [
    ...did.map((one) => ({ ...one, of: 'did' as const })),
    ...read.map((one) => ({ ...one, of: 'read' as const })),
  ].sort((one, other) => (one.entry.at < other.entry.at ? 1 : -1));
  const shown = merged.slice(0, asked.limit);
  const lastOf = (of: 'did' | 'read') => shown.filter((one) => one.of === of).at(-1)?.key ?? asked.after[of];
  const more = merged.length > shown.length || did.length === asked.limit || read.length === asked.limit;
  return { entries: shown, ...(more ? { next: { did: lastOf('did'), read: lastOf('read') } } : {}) };
}

/** A page of what somebody changed or decided alone, and the key after which it goes on. */
export async function changesOf(table: Table, asked: Asked) {
  const items = await listedChanges(table, asked);
  const found = (await Promise.all(items.map(({ ls }) => entryAt(table, String(ls))))).flat();
  const next = items.length === asked.limit ? items.at(-1)?.ls : undefined;
  return { entries: found.map(({ entry }) => entry), next: next === undefined ? undefined : String(next) };
}
