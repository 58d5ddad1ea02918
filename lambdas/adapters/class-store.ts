import { classesKey, classKey } from '../../contracts/list-table.ts';
import type { OrientationClass } from '../../domain/classes/orientation-class.ts';
import type { ClassChange } from '../../domain/classes/plan-class.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { loadEntities } from './case-store.ts';
import { commitHeaded } from './commit.ts';
import type { Table } from './dynamodb.ts';
import { mergedPage } from './lists.ts';

const keyOf = (id: string) => ({ pk: classKey(id), sk: 'class' });
/** The most classes of an office that are looked at. */
const MOST = 100;

/** The store's operations on classes of cultural orientation. */
export const classesOf = (table: Table) => ({
  async loadClass(id: string): Promise<OrientationClass> {
    const [found] = (await loadEntities(table, [keyOf(id)])) as OrientationClass[];
    if (!found) throw new CaseError('NotFound', `Expected a class, received ${id}.`);
    return found;
  },
  /** Classes of an office, the latest first. */
  async listClasses(office: string, limit = MOST, cursor?: string) {
    const page = await mergedPage(table, 'list', [classesKey(office)], limit, cursor, 'newest');
    const ids = page.items.map(({ id }) => String(id));
    const found = (await loadEntities(table, ids.map(keyOf))) as OrientationClass[];
    const items = ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
    return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
  },
  commitClass: (change: ClassChange, command: Command) => commitHeaded(table, change, command),
});
