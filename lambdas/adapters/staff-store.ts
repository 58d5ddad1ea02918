import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ALL_STAFF_KEY, INDEXES, STAFF_SHARDS, staffKey, staffListKey } from '../../contracts/table.ts';
import type { StaffMember } from '../../domain/staff/staff-member.ts';
import { accessOf } from './access-store.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { mergedPage } from './lists.ts';
import { toItem } from './stored-item.ts';

/** Records who was seen, with their roles and office; once a day, or when one of these changed. */
export async function noteStaff(table: Table, member: StaffMember): Promise<void> {
  const [known] = (await loadEntities(table, [keyOf(member.id)])) as StaffMember[];
  if (known && JSON.stringify(known) === JSON.stringify({ ...known, ...member })) return;
  await withStoreErrors(() =>
    table.documents.send(new PutCommand({ TableName: table.name, Item: toItem(member) })),
  );
}

const keyOf = (id: string) => ({ pk: staffKey(id), sk: 'staff' });

/** The member of staff with this id, as last seen. */
export async function loadStaff(table: Table, id: string): Promise<StaffMember | undefined> {
  const [known] = (await loadEntities(table, [keyOf(id)])) as StaffMember[];
  return known;
}

/** Those of several people who have ever signed in. */
export const loadStaffOf = async (table: Table, ids: readonly string[]): Promise<StaffMember[]> =>
  (await loadEntities(table, ids.map(keyOf))) as StaffMember[];

/** Every office at which staff have signed in, in order: one read per office. */
export async function listOffices(table: Table): Promise<string[]> {
  const offices: string[] = [];
  const { partitionKey, sortKey } = INDEXES.queue;
  for (let after = '#'; ; after = `${offices.at(-1)}#~`) {
    const { Items } = await withStoreErrors(() =>
      table.documents.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: 'queue',
          KeyConditionExpression: '#p = :p AND #s > :s',
          ExpressionAttributeNames: { '#p': partitionKey, '#s': sortKey },
          ExpressionAttributeValues: { ':p': ALL_STAFF_KEY, ':s': after },
          Limit: 1,
        }),
      ),
    );
    const next = Items?.[0]?.[sortKey];
    if (typeof next !== 'string') return offices;
    offices.push(next.slice(0, next.indexOf('#')));
  }
}

/** Staff of an office who have signed in, by id. */
export async function listStaff(
  table: Table,
  office: string,
  limit: number,
  cursor?: string,
): Promise<Page<StaffMember>> {
  const partitions = Array.from({ length: STAFF_SHARDS }, (_, shard) => staffListKey(office, shard));
  const page = await mergedPage(table, 'list', partitions, limit, cursor);
  const items = (await loadEntities(
    table,
    page.items.map((item) => keyOf(String(item.id))),
  )) as StaffMember[];
  items.sort((a, b) => (a.id < b.id ? -1 : 1));
  return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
}

/** The store's operations on staff and what they may do. */
export const staffOf = (table: Table) => ({
  ...accessOf(table),
  noteStaff: (member: StaffMember) => noteStaff(table, member),
  loadStaff: (id: string) => loadStaff(table, id),
  loadStaffOf: (ids: readonly string[]) => loadStaffOf(table, ids),
  listOffices: () => listOffices(table),
  listStaff: (office: string, limit: number, cursor?: string) => listStaff(table, office, limit, cursor),
});
