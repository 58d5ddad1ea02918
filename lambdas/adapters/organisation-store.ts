import { accessKey, ORGANISATIONS_KEY } from '../../contracts/access-table.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { OrganisationChange } from '../../domain/organisation/change-agreement.ts';
import type { Organisation } from '../../domain/organisation/organisation.ts';
import { loadEntities } from './case-store.ts';
import { commitHeaded } from './commit.ts';
import type { Table } from './dynamodb.ts';
import { mergedPage } from './lists.ts';

const keyOf = (id: string) => ({ pk: accessKey(id), sk: 'organisation' });
/** The most partner organisations of an installation. */
const MOST = 100;

/** The store's operations on partner organisations. */
export const organisationsOf = (table: Table) => ({
  async findOrganisation(id: string): Promise<Organisation | undefined> {
    const [found] = (await loadEntities(table, [keyOf(id)])) as Organisation[];
    return found;
  },
  async loadOrganisation(id: string): Promise<Organisation> {
    const [found] = (await loadEntities(table, [keyOf(id)])) as Organisation[];
    if (!found) throw new CaseError('NotFound', `Expected a partner organisation, received ${id}.`);
    return found;
  },
  /** All of them, by id. */
  async listOrganisations(): Promise<Organisation[]> {
    const page = await mergedPage(table, 'list', [ORGANISATIONS_KEY], MOST);
    return (await loadEntities(
      table,
      page.items.map(({ id }) => keyOf(String(id))),
    )) as Organisation[];
  },
  commitOrganisation: (change: OrganisationChange, command: Command) => commitHeaded(table, change, command),
});
