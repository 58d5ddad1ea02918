import type { Colleague } from '../../contracts/staff-directory.ts';
import { DirectoryRefused } from '../../contracts/staff-directory.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { AccessChange } from '../../domain/staff/change-access.ts';
import type { Place, StaffAccess } from '../../domain/staff/staff-access.ts';
import { newAccess } from '../../domain/staff/staff-access.ts';
import { returnIfNobodyLeft } from './nobody-left.ts';
import { theDirectory } from './the-directory.ts';
import type { Store } from './the-store.ts';

/** One of the staff: as the directory has them, and what was decided about their access. */
export interface OnStaff {
  readonly person: Colleague;
  readonly access: StaffAccess;
  /** Where they work and as what, as far as no role is withdrawn. */
  readonly now: Place;
}

const onStaff = (person: Colleague, access: StaffAccess): OnStaff => {
  const roles = person.roles.filter((role) => !access.withdrawn.includes(role));
  const office = access.office ?? person.office;
  const { organisation } = access;
  const isPartner = roles.includes('partner-staff') && organisation !== undefined;
  const place = isPartner ? { organisation } : office === undefined ? {} : { office };
  return { person, access, now: { roles, ...place } };
};

/** A supervisor looks after their own office; administrators and auditors see everybody. */
const inReach = ({ now, access }: OnStaff, { roles, office }: Actor): boolean =>
  roles.includes('administrator') ||
  roles.includes('auditor') ||
  (office !== undefined && (now.office === office || access.pending?.office === office));

/** Everybody whom this person may see, by login. */
export async function staffSeenBy(
  store: Store,
  actor: Actor,
): Promise<{ seen: OnStaff[]; names: Record<string, string> }> {
  const people = await theDirectory().list();
  const known = new Map(
    (await store.findAccessOf(people.map(({ id }) => id))).map((one) => [one.person, one]),
  );
  const seen = people
    .map((person) => onStaff(person, known.get(person.id) ?? newAccess(person.id)))
    .filter((one) => inReach(one, actor))
    .sort((one, other) => (one.person.login < other.person.login ? -1 : 1));
  // Also of those who asked or decided from elsewhere.
  const by = new Set(seen.flatMap(({ access }) => [access.pending?.by, access.suspended?.by]));
  const named = people.filter(({ id }) => by.has(id) || seen.some(({ person }) => person.id === id));
  const names = Object.fromEntries(named.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name]])));
  return { seen, names };
}

/** One of them; `NotFound` also for somebody whom this person may not see. */
export async function loadStaffed(store: Store, id: string, actor: Actor): Promise<OnStaff> {
  const person = await theDirectory().find(id);
  const found = person && onStaff(person, (await store.findAccess(id)) ?? newAccess(id));
  if (!found || !inReach(found, actor)) throw new CaseError('NotFound', 'Expected one of the staff.');
  return found;
}

/**
 * Commits what was decided before the directory follows, so that nothing opens without its entry and whatever is taken
 * away is gone whether or not the directory answers.
 */
export async function carryOut(store: Store, change: AccessChange, command: Command): Promise<void> {
  await store.commitAccess(change, command);
  const { place, record } = change;
  if (place) await inDirectory(() => theDirectory().place(record.person, place));
  await returnIfNobodyLeft(store, change, command);
}

/** What a directory refuses, in words of the API. */
export async function inDirectory<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DirectoryRefused)) throw error;
    if (error.why === 'login-taken') throw invalid('login', rule('login-free'), 'one that somebody has');
    if (error.why === 'login-form') throw invalid('login', rule('login-form'), 'something else');
    if (error.why === 'unknown') throw new CaseError('NotFound', 'Expected one of the staff.');
    throw new CaseError('WrongState', 'Expected another administrator who stays.', { cause: error });
  }
}
