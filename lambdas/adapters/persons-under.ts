import { caseKey, individualListKey, nameListKey } from '../../contracts/table.ts';
import type { Person } from '../../domain/case/person.ts';
import { everyIndividualNumberKey, everyNameKey } from '../../domain/casework/name-key.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { mergedPage } from './lists.ts';
import { personsWithPaper } from './paper-listings.ts';

/** Persons indexed under any of these keys, from cases other than `but`, complete; at most 50. */
async function personsUnder(
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

/** Persons by what is said of them, in any case. */
export const personsOf = (table: Table) => ({
  /** Up to 50 persons with a name, however it is spelled. */
  personsNamed: async (name: string) =>
    personsUnder(table, 'list', everyNameKey(await table.keyed(), name).map(nameListKey)),
  /** Up to 50 records of persons with an individual number, in any case `but` one, whose records are not read. */
  personsNumbered: async (number: string, but?: string) =>
    personsUnder(
      table,
      'queue',
      everyIndividualNumberKey(await table.keyed(), number).map(individualListKey),
      but,
    ),
  /** Up to 50 persons who have a paper of this number. */
  personsWithPaper: (number: string) => personsWithPaper(table, number),
});
