import type { CaseRecord } from '../../domain/case/case.ts';
import type { NewCase } from '../../domain/casework/register-case.ts';
import { caseIdOf, registerCase } from '../../domain/casework/register-case.ts';
import { againIdOf, heldIdOf, holdCase, isKnownTo } from '../../domain/casework/same-number.ts';
import { isUndone } from '../../domain/intake/undo-import.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier, type MakeIdentifier } from '../../domain/kernel/identifier.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { refuseParticulars } from '../../registry/registration.ts';
import type { Store } from './the-store.ts';

/** How many times it is checked again when somebody else registers the number at the same moment. */
const TRIES = 3;

export interface Registered {
  /** `individual-number` means that members are in other cases that the caller may know about. */
  readonly outcome: 'new' | 'known' | 'individual-number';
  readonly caseId: string;
  /** The positions of those members, each with the case they are in. */
  readonly members: readonly { readonly index: number; readonly caseId: string }[];
}

interface Wanted {
  readonly wanted: NewCase;
  readonly policy: Policy;
  readonly start: boolean;
}

/** How often a number can be registered anew after its import was undone. */
const AGAIN = [1, 2, 3, 4, 5, 6];

interface Number {
  /** The id of the new case. */
  readonly id: string;
  /** A case with this number that the caller may not know about. */
  readonly unknown?: CaseRecord;
  /** The answer to the caller if nothing is registered. */
  readonly answer?: Registered;
}

const both = (keyed: MakeIdentifier, idBy: (make: MakeIdentifier) => string) =>
  [idBy(keyed), idBy(identifier)] as const;

/** The case that has the number; where numbers are unique per office only, another office's case does not count. */
async function caseOfNumber(store: Store, { wanted, policy }: Wanted, command: Command): Promise<Number> {
  const { programme, number, office } = wanted;
  // Cases from before ids were keyed keep their ids.
  const keyed = await store.keyed();
  const [plain, oldPlain] = both(keyed, (make) => caseIdOf(make, programme, number));
  const [ofOffice, oldOfOffice] = both(keyed, (make) => heldIdOf(make, programme, number, office));
  const keyedAgain = (time: number) => againIdOf(keyed, programme, number, office, time);
  const again = AGAIN.map((time) => keyedAgain(time));
  const all = await store.loadListed([plain, oldPlain, ofOffice, oldOfOffice, ...again]);
  // An erased case has no number any more; nothing more is sealed under its id.
  const listed = all.filter(({ caseRecord }) => !isUndone(caseRecord) && caseRecord.erasedAt === undefined);
  const others: CaseRecord[] = [];
  for (const entry of listed) {
    const [first] = await store.readAudit(entry.caseRecord.id, 0, 1);
    const same = { caseId: entry.caseRecord.id, members: [] };
    if (first?.command === command.id)
      return { id: entry.caseRecord.id, answer: { ...same, outcome: 'new' } };
    const another = policy.intake.caseNumbers === 'office' && entry.caseRecord.office !== office;
    if (!another && isKnownTo({ ...entry, registeredBy: first?.actor.id }, command.actor, office, command.at))
      return { id: entry.caseRecord.id, answer: { ...same, outcome: 'known' } };
    if (!another) others.push(entry.caseRecord);
  }
  const taken = new Set(all.map(({ caseRecord }) => caseRecord.id));
  const first = taken.has(oldPlain) ? ofOffice : plain;
  const id = [first, ofOffice, ...again].find((one) => !taken.has(one)) ?? ofOffice;
  return others[0] ? { id, unknown: others[0] } : { id };
}

/** Open cases that contain a person with one of the household's individual numbers, by member position. */
export async function casesOfIndividuals(
  store: Store,
  numbers: readonly (string | undefined)[],
  own: string,
): Promise<{ index: number; caseId: string }[]> {
  const found = await Promise.all(
    numbers.map(async (number, index) =>
      number === undefined
        ? []
        : (await store.personsNumbered(number, own))
            .filter(({ status }) => status === 'active')
            .map(({ caseId }) => ({ index, caseId })),
    ),
  );
  const caseRecords = await store.loadCaseRecords(found.flat().map(({ caseId }) => caseId));
  return found.flat().filter(({ caseId }) => caseRecords.get(caseId)?.status !== 'closed');
}

/** Members who are in another case: reported if the caller may know about that case; otherwise the record is held. */
async function individualsOf(store: Store, { wanted }: Wanted, id: string, command: Command) {
  const numbers = wanted.members.map(({ individualNumber }) => individualNumber);
  const elsewhere = await casesOfIndividuals(store, numbers, id);
  const listed = await store.loadListed([...new Set(elsewhere.map(({ caseId }) => caseId))].slice(0, 100));
  const { actor, at } = command;
  const known = new Set(
    listed
      .filter((entry) => isKnownTo(entry, actor, wanted.office, at))
      .map(({ caseRecord }) => caseRecord.id),
  );
  return {
    members: [
      ...new Map(elsewhere.filter(({ caseId }) => known.has(caseId)).map((one) => [one.index, one])).values(),
    ],
    unknown: listed.map(({ caseRecord }) => caseRecord).filter((caseRecord) => !known.has(caseRecord.id)),
  };
}

/** What registering a household would end in: the same answers, and nothing is written. */
async function tried(store: Store, household: Wanted, command: Command) {
  refuseParticulars(household.wanted);
  const { id, unknown: ofNumber, answer } = await caseOfNumber(store, household, command);
  if (answer) return { answer };
  const { members, unknown: ofPerson } = await individualsOf(store, household, id, command);
  if (members.length > 0) return { answer: { outcome: 'individual-number' as const, caseId: id, members } };
  return { id, unknown: [...(ofNumber ? [ofNumber] : []), ...ofPerson] };
}

/** What registering a household would end in. */
export async function tryHousehold(store: Store, household: Wanted, command: Command): Promise<Registered> {
  const { answer, id } = await tried(store, household, command);
  return answer ?? { outcome: 'new', caseId: id, members: [] };
}

/**
 * Registers a household. A case or individual number of a case that the caller may not know about is answered like a
 * new one; the record is held until somebody who may see both has looked. An import finds its cases again by `importId`.
 */
export async function registerHousehold(
  store: Store,
  household: Wanted,
  command: Command,
  importId?: string,
): Promise<Registered> {
  const { wanted, policy, start } = household;
  for (let attempt = 1; ; attempt += 1) {
    const { answer, id, unknown } = await tried(store, household, command);
    if (answer) return answer;
    const opened =
      unknown.length > 0
        ? holdCase(wanted, policy, start, unknown, command, id)
        : registerCase(wanted, policy, start, command, id);
    try {
      await store.commitCase(opened, command, importId);
      return { outcome: 'new', caseId: opened.case.id, members: [] };
    } catch (error) {
      if (!(error instanceof CaseError && error.name === 'AlreadyExists') || attempt === TRIES) throw error;
    }
  }
}
