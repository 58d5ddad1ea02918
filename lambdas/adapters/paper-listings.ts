import { caseKey, paperKey } from '../../contracts/table.ts';
import type { Person } from '../../domain/case/person.ts';
import { identityPaperKey } from '../../domain/casework/name-key.ts';
import type { MakeIdentifier } from '../../domain/kernel/identifier.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { partitionItems } from './lists.ts';
import { type Key, type Write, writeAll } from './tracing-index-batches.ts';

/** The most persons looked at for one number. */
const MOST = 50;

const numbersOf = (person: Person | undefined): string[] =>
  (person?.identityPapers ?? []).map(({ number }) => number);

const keysOf = (person: Person | undefined, keyed: MakeIdentifier): Key[] =>
  numbersOf(person).map((number) => ({
    pk: paperKey(identityPaperKey(keyed, number)),
    sk: `person#${person?.caseId}#${person?.id}`,
  }));

/** Lists a person under the numbers of their papers, and no longer under those that they had before. */
export async function listPapers(table: Table, before: Person | undefined, after: Person | undefined) {
  if (numbersOf(before).length + numbersOf(after).length === 0) return;
  const keyed = await table.keyed();
  const now = new Map(keysOf(after, keyed).map((key) => [`${key.pk} ${key.sk}`, key]));
  const gone = new Map(
    keysOf(before, keyed)
      .filter((key) => !now.has(`${key.pk} ${key.sk}`))
      .map((key) => [`${key.pk} ${key.sk}`, key]),
  );
  const writes: Write[] = [
    ...[...now.values()].map((key) => ({
      put: { ...key, type: 'paper-listing', caseId: after?.caseId, id: after?.id },
    })),
    ...[...gone.values()].map((remove) => ({ remove })),
  ];
  if (writes.length > 0) await writeAll(table, writes);
}

/** Persons who have a paper of this number now; at most 50. */
export async function personsWithPaper(table: Table, number: string): Promise<Person[]> {
  const keyed = await table.keyed();
  const key = identityPaperKey(keyed, number);
  const listed = await partitionItems(table, paperKey(key), 'person#', MOST);
  const wanted = listed
    .slice(0, MOST)
    .map(({ caseId, id }) => ({ pk: caseKey(String(caseId)), sk: `case#person#${id}` }));
  if (wanted.length === 0) return [];
  const found = (await loadEntities(table, wanted)) as Person[];
  return found.filter((person) => numbersOf(person).some((one) => identityPaperKey(keyed, one) === key));
}
