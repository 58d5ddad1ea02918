import { isApart } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import type { Person } from '../../domain/case/person.ts';
import { holdAlike } from '../../domain/casework/same-number.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { isBefore } from '../../domain/kernel/calendar.ts';
import { alikeAmong } from '../../domain/tracing/alike.ts';
import type { Candidate } from '../../domain/tracing/matcher.ts';
import { personOf, tracedId, tracedPersons } from '../../stages/family-tracing/traced-person.ts';
import { thePersonRegistry } from './the-registries.ts';
import { theStore } from './the-store.ts';
import type { Cause } from './tracing-changes.ts';

/** Registered persons, other than these members, who are probably the same as one of them, likeliest first. */
export async function probablySame(
  members: readonly Person[],
  asked: readonly Person[] = members,
): Promise<{ member: Person; candidates: Candidate[] }[]> {
  const described = tracedPersons(members);
  const own = new Set(members.map(({ id }) => id));
  return Promise.all(
    asked.map(async (member) => {
      const known = described.find(({ id }) => id === tracedId(member));
      if (!known) return { member, candidates: [] };
      const { id, ...sought } = known;
      const { candidates } = await thePersonRegistry().look({ id: `alike/${id}`, sought });
      const others = candidates.filter(({ person }) => !own.has(personOf(person).personId));
      return { member, candidates: alikeAmong(others) };
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
      !isBefore(caseRecord.registeredAt, other.registeredAt) &&
      !caseRecord.linked?.some(({ caseId }) => caseId === other.id),
  );
  if (others.length === 0) return;
  const command = { id: `stream/${cause.id}/alike`, actor: PLATFORM, at: cause.at };
  await store.change(caseRecord.id, command, (now) => {
    const unasked = others.filter((other) => !isApart(now.case, other));
    const patch = holdAlike(now, unasked);
    if (Object.keys(patch).length === 0) return noChange({});
    return mergeChanges(noChange({}), {
      ...noChange({}),
      patch,
      facts: [{ act: 'record.alike', subject: now.case.id, details: { persons: asked.length } }],
    });
  });
}
