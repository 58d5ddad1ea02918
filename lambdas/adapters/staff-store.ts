import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { STAFF_SHARDS, staffKey, staffListKey } from '../../contracts/table.ts';
import type { StaffMember } from '../../domain/staff/staff-member.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { calling } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { mergedPage } from './lists.ts';
import { toItem } from './stored-item.ts';

/** Keeps who was seen, with what roles and at which office; once a day, or when one of them changed. */
export async function noteStaff(table: Table, member: StaffMember): Promise<void> {
  const [known] = (await loadEntities(table, [keyOf(member.id)])) as StaffMember[];
  if (known && JSON.stringify(known) === JSON.stringify({ ...known, ...member })) return;
  await calling(() => table.documents.send(new PutCommand({ TableName: table.name, Item: toItem(member) })));
}

const keyOf = (id: string) => ({ pk: staffKey(id), sk: 'staff' });

/** Who signed in with this id, as they were seen last. */
export async function loadStaff(table: Table, id: string): Promise<StaffMember | undefined> {
  const [known] = (await loadEntities(table, [keyOf(id)])) as StaffMember[];
  return known;
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
