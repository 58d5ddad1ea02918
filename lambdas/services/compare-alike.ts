import type { CaseRecord } from '../../domain/case/case.ts';
import { isApart } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import type { Person } from '../../domain/case/person.ts';
import { sharePaper } from '../../domain/casework/identity-of-member.ts';
import { holdAlike } from '../../domain/casework/same-number.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { isBefore } from '../../domain/kernel/calendar.ts';
import { alikeAmong } from '../../domain/tracing/alike.ts';
import type { Candidate } from '../../domain/tracing/matcher.ts';
import type { TracedPerson } from '../../domain/tracing/schema.ts';
import { personOf, tracedId, tracedPersons } from '../../stages/family-tracing/traced-person.ts';
import { thePersonRegistry } from './the-registries.ts';
import { theStore } from './the-store.ts';
import type { Cause } from './tracing-changes.ts';

type Probable = Pick<Candidate, 'person' | 'band' | 'probability'>;

/** Whom the registry takes for one of these, by the id of the one. */
async function lookedUp(
  described: readonly TracedPerson[],
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  if (described.length === 0) return new Map();
  const queries = described.map(({ id, ...sought }) => ({ id: `alike/${id}`, sought }));
  const found = await thePersonRegistry().lookEach(queries);
  return new Map(described.map(({ id }, at) => [id, found[at]?.candidates ?? []]));
}

/** Persons who have a paper that only this one can have, whatever their names. */
async function withSamePaper(member: Person): Promise<Probable[]> {
  const numbers = (member.identityPapers ?? []).map(({ number }) => number);
  const found = await Promise.all(numbers.map((number) => theStore().personsWithPaper(number)));
  return found
    .flat()
    .filter((person) => person.status === 'active' && sharePaper(member, person))
    .map((person) => ({ person: tracedId(person), band: 'likely', probability: 1 }));
}

/** Registered persons, other than these members, who are probably the same as one of them, likeliest first. */
export async function probablySame(
  members: readonly Person[],
  asked: readonly Person[] = members,
): Promise<{ member: Person; candidates: Probable[] }[]> {
  const wanted = new Set(asked.map(tracedId));
  const alike = await lookedUp(tracedPersons(members).filter(({ id }) => wanted.has(id)));
  const own = new Set(members.map(({ id }) => id));
  const isOther = ({ person }: Probable) => !own.has(personOf(person).personId);
  return Promise.all(
    asked.map(async (member) => {
      const numbered = (await withSamePaper(member)).filter(isOther);
      const further = alikeAmong((alike.get(tracedId(member)) ?? []).filter(isOther)).filter(
        ({ person }) => !numbered.some((one) => one.person === person),
      );
      return { member, candidates: [...numbered, ...further] };
    }),
  );
}

/**
 * Has somebody compare a household with one that was registered before, when a new or corrected member is probably a
 * person of both. What somebody who saw both has decided is not asked again.
 */
export async function compareAlike(
  file: CaseFile,
  newcomers: readonly string[],
  cause: Cause,
): Promise<void> {
  const { case: caseRecord, persons } = file;
  if (caseRecord.status === 'closing' || caseRecord.status === 'closed') return;
  const asked = persons.filter(({ id, status }) => status === 'active' && newcomers.includes(id));
  if (asked.length === 0) return;
  const found = await probablySame(persons, asked);
  const ids = found.flatMap(({ candidates }) => candidates.map(({ person }) => personOf(person)));
  if (ids.length === 0) return;
  const store = theStore();
  const current = await store.loadPersons(ids);
  const active = current.flatMap((one) =>
    one.type === 'person' && one.status === 'active' ? [one.caseId] : [],
  );
  const others = [...(await store.loadCaseRecords(active)).values()].filter(
    (other) =>
      other.id !== caseRecord.id &&
      other.status !== 'closed' &&
      !caseRecord.linked?.some(({ caseId }) => caseId === other.id),
  );
  const [earlier, later] = [true, false].map((before) =>
    others.filter((other) => !isBefore(caseRecord.registeredAt, other.registeredAt) === before),
  ) as [CaseRecord[], CaseRecord[]];
  await holdLater(caseRecord, earlier, asked.length, cause);
  // What is now known of an earlier record concerns the later one, which is the one that waits.
  for (const other of later) await holdLater(other, [caseRecord], asked.length, cause);
}

/** Has the later record compared with the earlier ones, unless somebody has said that they are two. */
async function holdLater(
  { id }: Pick<CaseRecord, 'id'>,
  earlier: readonly CaseRecord[],
  persons: number,
  cause: Cause,
): Promise<void> {
  if (earlier.length === 0) return;
  const command = { id: `stream/${cause.id}/alike/${id}`, actor: PLATFORM, at: cause.at };
  await theStore().change(id, command, (now) => {
    const unasked = earlier.filter((other) => !isApart(now.case, other));
    const patch = holdAlike(now, unasked);
    if (Object.keys(patch).length === 0) return noChange({});
    return mergeChanges(noChange({}), {
      ...noChange({}),
      patch,
      facts: [{ act: 'record.alike', subject: now.case.id, details: { persons } }],
    });
  });
}
