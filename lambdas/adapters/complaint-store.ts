import { COMPLAINTS_KEY, complaintKey } from '../../contracts/list-table.ts';
import type { Complaint } from '../../domain/complaints/complaint.ts';
import type { ComplaintChange } from '../../domain/complaints/decide-complaint.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { loadEntities } from './case-store.ts';
import { commitHeaded } from './commit.ts';
import type { Table } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { mergedPage } from './lists.ts';

const keyOf = (id: string) => ({ pk: complaintKey(id), sk: 'complaint' });

async function listComplaints(table: Table, limit: number, cursor?: string): Promise<Page<Complaint>> {
  const page = await mergedPage(table, 'list', [COMPLAINTS_KEY], limit, cursor, 'newest');
  const ids = page.items.map(({ id }) => String(id));
  const found = (await loadEntities(table, ids.map(keyOf))) as Complaint[];
  const items = ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
  return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
}

/** The store's operations on complaints, which are in no case. */
export const complaintsOf = (table: Table) => ({
  async loadComplaint(id: string): Promise<Complaint | undefined> {
    const [found] = (await loadEntities(table, [keyOf(id)])) as Complaint[];
    return found;
  },
  listComplaints: (limit: number, cursor?: string) => listComplaints(table, limit, cursor),
  commitComplaint: (change: ComplaintChange, command: Command) => commitHeaded(table, change, command),
});
