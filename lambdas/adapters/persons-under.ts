import { caseKey } from '../../contracts/table.ts';
import type { Person } from '../../domain/case/person.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { mergedPage } from './lists.ts';

/** Persons indexed under any of these keys, from cases other than `but`, complete; at most 50. */
export async function personsUnder(
  table: Table,
  index: 'list' | 'queue',
  keys: string[],
  but?: string,
): Promise<Person[]> {
  const { items } = await mergedPage(table, index, keys, 50);
  const others = items.filter(({ caseId }) => caseId !== but);
  const found = new Map(others.map(({ caseId, id }) => [`${caseId} ${id}`, { caseId, id }]));
  const wanted = [...found.values()].map(({ caseId, id }) => ({
    pk: caseKey(String(caseId)),
    sk: `case#person#${id}`,
  }));
  return (await loadEntities(table, wanted)) as Person[];
}
