import type { Fact } from '../audit/audit-entry.ts';
import type { Actor, Command, Role } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { Place, StaffAccess, StaffRole } from './staff-access.ts';

/** Roles that belong to no office. */
const OF_NO_OFFICE: ReadonlySet<Role> = new Set([
  'programme-manager',
  'auditor',
  'administrator',
  'partner-staff',
]);

/** A new state of somebody's access, what their own chain says about it, and where the directory is to put them. */
export interface AccessChange {
  readonly record: StaffAccess;
  readonly facts: Fact[];
  readonly place?: Place;
}

/** Nobody decides about their own access. */
export function refuseOwn({ person }: Pick<StaffAccess, 'person'>, { id }: Actor): void {
  if (person === id)
    throw new CaseError('FourEyes', 'Expected somebody else: nobody changes their own access.');
}

/**
 * A place that somebody can have: at least one role, each once, and an office for roles that have one. Staff of a partner
 * organisation have their organisation, and no other role.
 */
export function wholePlace({ office, roles, organisation }: Place): Place {
  const each = [...new Set(roles)];
  if (each.length === 0) throw invalid('roles', rule('required'), 'nothing');
  if (each.includes('partner-staff')) {
    if (each.length > 1) throw invalid('roles', rule('partner-alone'), 'other roles');
    if (organisation === undefined) throw invalid('organisation', rule('required'), 'nothing');
    return { roles: each, organisation };
  }
  const inOffice = each.some((role) => !OF_NO_OFFICE.has(role));
  if (inOffice && office === undefined) throw invalid('office', rule('required'), 'nothing');
  return inOffice && office !== undefined ? { office, roles: each } : { roles: each };
}

const details = ({ office, roles, organisation }: Place) => ({
  roles: [...roles],
  ...(office === undefined ? {} : { office }),
  ...(organisation === undefined ? {} : { organisation }),
});
const next = (access: StaffAccess, change: Partial<StaffAccess>): StaffAccess => {
  const changed = { ...access, ...change, version: access.version + 1 };
  return Object.fromEntries(
    Object.entries(changed).filter(([, value]) => value !== undefined),
  ) as StaffAccess;
};

/**
 * Changes where somebody works and as what. What is taken away goes at once; whatever opens more than they have now, a
 * role or another office, waits for a second person: every role opens personal data, accounts or the audit.
 */
export function askForAccess(access: StaffAccess, now: Place, asked: Place, command: Command): AccessChange {
  refuseOwn(access, command.actor);
  const wanted = wholePlace(asked);
  const kept = now.roles.filter((role) => wanted.roles.includes(role));
  const gone = now.roles.filter((role) => !kept.includes(role));
  const opens =
    wanted.roles.length > kept.length ||
    wanted.office !== now.office ||
    wanted.organisation !== now.organisation;
  const facts: Fact[] = [];
  if (gone.length > 0)
    facts.push({ act: 'staff.role-withdrawn', subject: access.id, details: { roles: [...gone] } });
  if (opens) facts.push({ act: 'staff.access-asked', subject: access.id, details: details(wanted) });
  if (facts.length === 0) throw new CaseError('WrongState', 'Expected another access than they have now.');
  const pending = opens ? { ...wanted, at: command.at, by: command.actor.id } : undefined;
  const withdrawn = [...new Set<Role>([...access.withdrawn, ...gone])];
  const record = next(access, { withdrawn, pending });
  return { record, facts, ...(gone.length > 0 ? { place: { ...now, roles: kept } } : {}) };
}

/** Whether somebody may approve what another asked for: an administrator, or a supervisor of the office that it opens. */
export function mayApprove({ person, pending }: StaffAccess, { id, roles, office }: Actor): boolean {
  if (!pending || pending.by === id || person === id) return false;
  return roles.includes('administrator') || (roles.includes('supervisor') && office === pending.office);
}

/** A second person approves what was asked for, or refuses it. */
export function decideAccess(access: StaffAccess, approves: boolean, command: Command): AccessChange {
  const { pending } = access;
  if (!pending) throw new CaseError('WrongState', 'Expected a change that waits for a second person.');
  const { roles, office, organisation } = pending;
  // Whoever asked may take it back.
  if (!mayApprove(access, command.actor) && (approves || pending.by !== command.actor.id))
    throw new CaseError(
      'FourEyes',
      'Expected another administrator than the one who asked, or a supervisor of that office.',
    );
  const place: Place = {
    roles,
    ...(office === undefined ? {} : { office }),
    ...(organisation === undefined ? {} : { organisation }),
  };
  const act = approves ? 'staff.access-approved' : 'staff.access-refused';
  const facts: Fact[] = [{ act, subject: access.id, details: { ...details(place), askedBy: pending.by } }];
  if (!approves) return { record: next(access, { pending: undefined }), facts };
  const withdrawn = access.withdrawn.filter((role) => !roles.includes(role as StaffRole));
  return { record: next(access, { pending: undefined, withdrawn, office, organisation }), facts, place };
}

/** Shuts somebody out at once, or lets them in again as they were; undefined if nothing changes. */
export function suspendAccess(
  access: StaffAccess,
  reasonCode: string | undefined,
  command: Command,
): AccessChange | undefined {
  refuseOwn(access, command.actor);
  if ((access.suspended === undefined) === (reasonCode === undefined)) return undefined;
  if (reasonCode === undefined)
    return {
      record: next(access, { suspended: undefined }),
      facts: [{ act: 'staff.reinstated', subject: access.id }],
    };
  const suspended = { at: command.at, by: command.actor.id, reasonCode };
  return {
    record: next(access, { suspended, pending: undefined }),
    facts: [{ act: 'staff.suspended', subject: access.id, details: { reasonCode } }],
  };
}

/** All roles of somebody are withdrawn. */
export function withdrawAll(access: StaffAccess, now: Place, command: Command): AccessChange {
  refuseOwn(access, command.actor);
  const withdrawn = [...new Set<Role>([...access.withdrawn, ...now.roles])];
  const fact = { act: 'staff.role-withdrawn', subject: access.id, details: { roles: [...now.roles] } };
  return {
    record: next(access, { withdrawn, pending: undefined }),
    facts: [fact],
    place: { ...now, roles: [] },
  };
}

/** An entry of somebody's own chain: who did what. */
interface Done {
  readonly actor: Pick<Actor, 'id'>;
  readonly facts: readonly Pick<Fact, 'act'>[];
}
const HANDS_OVER = ['staff.added', 'staff.password-renewed'];
const FORGETS = ['staff.second-factor-forgotten'];

/**
 * Whoever hands over the link for a password could use it, and whoever forgets a second factor could set up another one:
 * nobody does both for the same person. `past` is their chain, newest first.
 */
export function refuseBoth(does: 'hands-over' | 'forgets', past: readonly Done[], { actor }: Command): void {
  const other = does === 'forgets' ? HANDS_OVER : FORGETS;
  const last = past.find(({ facts }) => facts.some(({ act }) => other.includes(act)));
  if (last?.actor.id !== actor.id) return;
  throw new CaseError(
    'FourEyes',
    does === 'forgets'
      ? 'Expected another administrator than the one who handed over the last link for a password.'
      : 'Expected another administrator than the one who had the second factor forgotten.',
  );
}

/** Notes in somebody's chain what was done about their sign-in; nothing of their access changes. */
export function noteAccess(
  access: StaffAccess,
  fact: Omit<Fact, 'subject'>,
  { actor }: Command,
): AccessChange {
  refuseOwn(access, actor);
  return { record: next(access, {}), facts: [{ ...fact, subject: access.id }] };
}
