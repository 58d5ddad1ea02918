import { absencesKey } from '../../contracts/list-table.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { Absence } from '../../domain/staff/absence.ts';
import { absenceId, isAhead } from '../../domain/staff/absence.ts';
import type { AbsenceChange } from '../../domain/staff/decide-absence.ts';
import { keyOfAbsence } from './absence-key.ts';
import { loadEntities } from './case-store.ts';
import { commitHeaded } from './commit.ts';
import type { Table } from './dynamodb.ts';
import { mergedPage } from './lists.ts';

/** The most people of an office whose absence is looked at. */
const MOST = 500;
/** How many are loaded at once. */
const AT_ONCE = 100;

/** The store's operations on who is away. */
export const absencesOf = (table: Table) => ({
  /** What is recorded of somebody, whether it is over or not. */
  async findAbsence(staff: string): Promise<Absence | undefined> {
    const [found] = (await loadEntities(table, [keyOfAbsence(absenceId(staff))])) as Absence[];
    return found;
  },
  /** Who of an office is away or will be, the first to go first. */
  async listAbsences(office: string, at: string): Promise<Absence[]> {
    const { items } = await mergedPage(table, 'list', [absencesKey(office)], MOST);
    const keys = items.map(({ id }) => keyOfAbsence(String(id)));
    const found: Absence[] = [];
    for (let next = 0; next < keys.length; next += AT_ONCE)
      found.push(...((await loadEntities(table, keys.slice(next, next + AT_ONCE))) as Absence[]));
    return found
      .filter((absence) => isAhead(absence, at))
      .sort((a, b) => (`${a.from} ${a.staff}` < `${b.from} ${b.staff}` ? -1 : 1));
  },
  commitAbsence: (change: AbsenceChange, command: Command) => commitHeaded(table, change, command),
});
