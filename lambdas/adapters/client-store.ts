import { CLIENTS_KEY, clientKey } from '../../contracts/table.ts';
import type { ClientChange } from '../../domain/clients/decide-client.ts';
import type { MachineClient } from '../../domain/clients/machine-client.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { loadEntities } from './case-store.ts';
import { commitHeaded } from './commit.ts';
import type { Table } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { mergedPage } from './lists.ts';
import { webhooksOf } from './webhook-store.ts';

const keyOf = (id: string) => ({ pk: clientKey(id), sk: 'client' });

async function listClients(table: Table, limit: number, cursor?: string): Promise<Page<MachineClient>> {
  const page = await mergedPage(table, 'list', [CLIENTS_KEY], limit, cursor, 'newest');
  const ids = page.items.map(({ id }) => String(id));
  const found = (await loadEntities(table, ids.map(keyOf))) as MachineClient[];
  const items = ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
  return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
}

/** The store's operations on partner systems and what they are told. */
export const clientsOf = (table: Table) => ({
  async findClient(id: string): Promise<MachineClient | undefined> {
    const [found] = (await loadEntities(table, [keyOf(id)])) as MachineClient[];
    return found;
  },
  async loadClient(id: string): Promise<MachineClient> {
    const [found] = (await loadEntities(table, [keyOf(id)])) as MachineClient[];
    if (!found) throw new CaseError('NotFound', `Expected a client, received id ${id}.`);
    return found;
  },
  listClients: (limit: number, cursor?: string) => listClients(table, limit, cursor),
  ...webhooksOf(table),
  commitClient: (change: ClientChange, command: Command) => commitHeaded(table, change, command),
});
