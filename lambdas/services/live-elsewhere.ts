import { isApart } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { issue } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { casesOfIndividuals } from './register-household.ts';
import type { Store } from './the-store.ts';

/** The most persons that the store reads at once. */
const AT_ONCE = 50;

/** The cases that a case is linked with, and those that they are linked with: a person's id is the same in all. */
async function linkedCases(store: Store, { case: caseRecord }: CaseFile): Promise<string[]> {
  const linked = (caseRecord.linked ?? []).map(({ caseId }) => caseId);
  const caseRecords = await store.loadCaseRecords(linked);
  const further = [...caseRecords.values()].flatMap((other) =>
    (other.linked ?? []).map(({ caseId }) => caseId),
  );
  return [...new Set([...linked, ...further])].filter((id) => id !== caseRecord.id);
}

/** Open cases that also contain one of these members: linked cases by id, any other by individual number. */
async function liveElsewhere(store: Store, file: CaseFile, memberIds: readonly string[]): Promise<string[]> {
  const members = file.persons.filter(({ id }) => memberIds.includes(id));
  const linked = await linkedCases(store, file);
  const wanted = linked.flatMap((caseId) => members.map(({ id }) => ({ caseId, personId: id })));
  const found: Awaited<ReturnType<Store['loadPersons']>> = [];
  for (let from = 0; from < wanted.length; from += AT_ONCE)
    found.push(...(await store.loadPersons(wanted.slice(from, from + AT_ONCE))));
  const numbers = members.map(({ individualNumber }) => individualNumber);
  const same = new Set(
    found.flatMap((one) => (one.type === 'person' && one.status === 'active' ? [one.caseId] : [])),
  );
  const numbered = await casesOfIndividuals(store, numbers, file.case.id);
  const caseRecords = await store.loadCaseRecords([
    ...new Set([...same, ...numbered.map(({ caseId }) => caseId)]),
  ]);
  // A number shared by two persons means nothing once somebody who saw both households has said that they are two.
  return [...caseRecords.values()]
    .filter(({ status, held }) => status !== 'closed' && !held)
    .filter((other) => same.has(other.id) || !isApart(file.case, other))
    .map(({ id }) => id);
}

/** Refuses what would have somebody travel, or be a member, in two cases: one person has one active case. */
export async function refuseElsewhere(
  store: Store,
  file: CaseFile,
  memberIds: readonly string[] = activeMembers(file).map(({ id }) => id),
  but: readonly string[] = [],
): Promise<void> {
  const others = (await liveElsewhere(store, file, memberIds)).filter((id) => !but.includes(id));
  if (others.length > 0) throw inAnother();
}

/** Refuses the journey of a household that somebody has to compare with another first. */
export function refuseUncompared({ case: { held } }: CaseFile): void {
  if (held) throw inAnother();
}

const inAnother = (): CaseError =>
  new CaseError('WrongState', 'Expected members who are in no other live case, received one who is.', {
    issues: [issue('members', rule('in-no-other-case'), 'another live case')],
  });
