import type { Actor, Role } from '../kernel/actor.ts';
import { isBefore } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import type { AccessGrant } from './access-grant.ts';
import { isGrantActive } from './access-grant.ts';
import type { Case } from './case.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseOverview } from './case-overview.ts';
import type { Flag } from './flag.ts';

/** Whether somebody who reaches this far has to do with the case: theirs are those of their office, unless all are. */
export const hasCaseInScope = (
  caseRecord: Pick<Case, 'office' | 'destinationOffice'>,
  actor: Actor,
  reach: string,
): boolean =>
  reach === 'all-offices' ||
  actor.office === caseRecord.office ||
  actor.office === caseRecord.destinationOffice;

/** Roles that a restricted case stays open to, at its offices. */
const PROTECTING: readonly Role[] = ['protection-officer', 'supervisor'];

const restricting = (flag: Flag): boolean => flag.kind === 'protection' && flag.liftedAt === undefined;

/** True when nothing but audit brings this person here: they see no personal data anywhere. */
const onlyAudits = (actor: Actor): boolean => actor.roles.every((role) => role === 'auditor');

/** Whoever raised a protection flag that stands is named by that; the others are named by a grant. */
export const readersOf = (
  flags: readonly Flag[],
  grants: readonly AccessGrant[],
): CaseOverview['readers'] => [
  ...flags.filter(restricting).map((flag) => ({ id: flag.raisedBy })),
  ...grants
    .filter((grant) => grant.endedAt === undefined)
    .map(({ reader, until }) => ({ id: reader, ...(until === undefined ? {} : { until }) })),
];

/** True of the supervisors who are asked what a held record is: they read it until they have said. */
const isAsked = ({ held }: Case, actor: Actor): boolean =>
  held !== undefined && held.office === actor.office && actor.roles.includes('supervisor');

/** True when a grant opens the case to this person now. */
const granted = (file: CaseFile, actor: Actor, at: string): boolean =>
  file.access.some((grant) => grant.reader === actor.id && isGrantActive(grant, at));

/**
 * Refuses staff of an office that has nothing to do with the case: it is with the office of asylum and of destination.
 * Whoever reaches all offices passes, and whoever was named or broke the glass.
 */
export function refuseOtherOffice(file: CaseFile, actor: Actor, reach: string, at: string): void {
  if (hasCaseInScope(file.case, actor, reach) || granted(file, actor, at) || isAsked(file.case, actor))
    return;
  throw new CaseError('NotFound', `Expected a case of this person's office, received id ${file.case.id}.`);
}

/**
 * A protection flag restricts who may open the case: protection officers and supervisors of its offices, people who
 * are named, and auditors, who see no personal data.
 */
export function refuseRestricted(file: CaseFile, actor: Actor, at: string): void {
  if (!isRestrictedTo(file, actor) || onlyAudits(actor) || granted(file, actor, at)) return;
  throw new CaseError(
    'Forbidden',
    'Expected a protection officer, a supervisor or a person who was named: the case has a protection flag.',
  );
}

/**
 * Refuses to change a case that this person may at most read. Only staff of its offices change it; while a protection
 * flag stands, only who protects, who raised the flag, or who was named. Breaking the glass opens reading alone.
 */
export function refuseReader(file: CaseFile, actor: Actor, reach: string, at: string): void {
  refuseOtherOffice(file, actor, reach, at);
  refuseRestricted(file, actor, at);
  if (!hasCaseInScope(file.case, actor, reach))
    throw new CaseError(
      'Forbidden',
      'Expected staff of the case’s offices: others may read it, not change it.',
    );
  refuseUnnamed(file, actor, at);
}

/** Refuses to act in a restricted case for whoever neither protects, nor raised the flag, nor was named. */
export function refuseUnnamed(file: CaseFile, actor: Actor, at: string): void {
  const named = file.access.filter(({ kind, reader }) => kind === 'named' && reader === actor.id);
  if (!isRestrictedTo(file, actor) || named.some((grant) => isGrantActive(grant, at))) return;
  throw new CaseError(
    'Forbidden',
    'Expected a person who was named: breaking the glass opens a case for reading alone.',
  );
}

/** True when a protection flag closes the case to this person unless a grant opens it. */
const isRestrictedTo = ({ flags }: CaseFile, actor: Actor): boolean =>
  flags.some(restricting) &&
  !PROTECTING.some((role) => actor.roles.includes(role)) &&
  !flags.some((flag) => restricting(flag) && flag.raisedBy === actor.id);

/** True when a list must not tell this person who a case is about. */
export function isWithheldFrom(overview: CaseOverview, actor: Actor, at: string): boolean {
  if (!overview.flags.includes('protection') || PROTECTING.some((role) => actor.roles.includes(role)))
    return false;
  return !overview.readers.some(
    ({ id, until }) => id === actor.id && (until === undefined || isBefore(at, until)),
  );
}

/** Roles that compare a sought person with registered ones, also of other offices: that is what tracing is. */
const COMPARING: readonly Role[] = ['tracing-officer', 'protection-officer', 'supervisor'];

/**
 * Whether this person may see who a tracing candidate is. A protection flag keeps the candidate's case closed to other
 * offices, whatever the role, and to whoever may not open it at its own.
 */
export function mayCompare(found: CaseFile, actor: Actor, at: string): boolean {
  if (!COMPARING.some((role) => actor.roles.includes(role))) return false;
  if (!found.flags.some(restricting)) return true;
  const own =
    hasCaseInScope(found.case, actor, 'own-office') && PROTECTING.some((role) => actor.roles.includes(role));
  return own || granted(found, actor, at);
}
