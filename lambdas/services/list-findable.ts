import type { CaseRecord } from '../../domain/case/case.ts';
import type { Person } from '../../domain/case/person.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { wordsOfCase, wordsOfPerson, wordsOfSponsor } from '../../registry/find-words.ts';
import type { Findable } from '../adapters/find-listings.ts';
import { listFindable } from '../adapters/find-listings.ts';
import type { Changed, Removed } from './changed.ts';
import { theStore, theTable } from './the-store.ts';

/** As many case records as the store reads in one call. */
const CASES_AT_ONCE = 100;

type Offices = Pick<CaseRecord, 'office' | 'destinationOffice'>;

const officesOf = ({ office, destinationOffice }: Offices): string[] => [
  ...new Set([office, ...(destinationOffice === undefined ? [] : [destinationOffice])]),
];

const findableCase = (caseRecord: CaseRecord): Findable => ({
  whose: { caseId: caseRecord.id },
  offices: officesOf(caseRecord),
  words: caseRecord.erasedAt === undefined ? wordsOfCase(caseRecord) : [],
});

/** A person who is no longer in the household is not looked for there. */
const findablePerson = (person: Person, offices: Offices): Findable => ({
  whose: { caseId: person.caseId, personId: person.id },
  offices: officesOf(offices),
  words: person.status === 'active' ? wordsOfPerson(person) : [],
});

const findableSponsor = (sponsor: Sponsor): Findable => ({
  whose: { sponsorId: sponsor.id },
  offices: [sponsor.destinationOffice],
  words: sponsor.erasedAt === undefined ? wordsOfSponsor(sponsor) : [],
});

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What was to be found and no longer is, and what is. */
interface Following {
  readonly was: Findable[];
  readonly is: Findable[];
}

function follow(following: Following, was: Findable | undefined, is: Findable): void {
  if (same(was, is)) return;
  if (was) following.was.push(was);
  following.is.push(is);
}

/** A case by its number, and everybody in it when it gets another office. */
async function followCase(following: Following, before: CaseRecord | undefined, after: CaseRecord) {
  follow(following, before && findableCase(before), findableCase(after));
  if (before === undefined || same(officesOf(before), officesOf(after))) return;
  for (const person of await theStore().loadHousehold(after.id))
    follow(following, findablePerson(person, before), findablePerson(person, after));
}

async function casesOf(ids: readonly string[]): Promise<Map<string, CaseRecord>> {
  const found = new Map<string, CaseRecord>();
  const wanted = [...new Set(ids)];
  for (let from = 0; from < wanted.length; from += CASES_AT_ONCE)
    for (const [id, record] of await theStore().loadCaseRecords(wanted.slice(from, from + CASES_AT_ONCE)))
      found.set(id, record);
  return found;
}

const sayOther = ({ before, after }: Changed): boolean =>
  after.type === 'person' &&
  !(
    before?.type === 'person' &&
    before.status === after.status &&
    same(wordsOfPerson(before), wordsOfPerson(after))
  );

/** Keeps what cases, persons and sponsors are found by in part in line with them. */
export async function followFindable(
  changes: readonly Changed[],
  removed: readonly Removed[],
): Promise<void> {
  const following: Following = { was: [], is: [] };
  for (const { before, after } of changes) {
    if (after.type === 'case')
      await followCase(following, before?.type === 'case' ? before : undefined, after);
    if (after.type === 'sponsor')
      follow(
        following,
        before?.type === 'sponsor' ? findableSponsor(before) : undefined,
        findableSponsor(after),
      );
  }
  const persons = changes.filter(sayOther);
  const gone = removed.flatMap(({ before }) => (before.type === 'person' ? [before] : []));
  const ids = persons.flatMap(({ after }) => (after.type === 'person' ? [after.caseId] : []));
  const caseRecords = await casesOf([...ids, ...gone.map(({ caseId }) => caseId)]);
  for (const { before, after } of persons) {
    const offices = after.type === 'person' && caseRecords.get(after.caseId);
    if (after.type !== 'person' || !offices) continue;
    const was = before?.type === 'person' ? findablePerson(before, offices) : undefined;
    follow(following, was, findablePerson(after, offices));
  }
  for (const person of gone) {
    const offices = caseRecords.get(person.caseId);
    if (offices) following.was.push(findablePerson(person, offices));
  }
  await listFindable(theTable(), following.was, following.is);
}

/** Takes persons out of all that they were found by, and their case where all of it goes, before the records go. */
export const forgetOfCase = (
  caseRecord: CaseRecord,
  persons: readonly Person[],
  whole: boolean,
): Promise<void> =>
  listFindable(
    theTable(),
    [
      ...(whole ? [findableCase(caseRecord)] : []),
      ...persons.map((person) => findablePerson({ ...person, status: 'active' }, caseRecord)),
    ],
    [],
  );

export const forgetSponsor = (sponsor: Sponsor): Promise<void> =>
  listFindable(theTable(), [findableSponsor(sponsor)], []);
