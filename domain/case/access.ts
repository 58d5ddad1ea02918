import type { Actor, Role } from '../kernel/actor.ts';
import { isBefore } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import type { AccessGrant } from './access-grant.ts';
import { isGrantActive } from './access-grant.ts';
import type { Case } from './case.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseOverview } from './case-overview.ts';
import type { Flag } from './flag.ts';

/**
 * True if a person with this access scope may handle the case: cases of their own office, or every case if the scope
 * is all offices; a partner system of one programme, none of another.
 */
export const hasCaseInScope = (
  caseRecord: Pick<Case, 'office' | 'destinationOffice'> & Partial<Pick<Case, 'programme'>>,
  actor: Actor,
  reach: string,
): boolean =>
  (actor.programme === undefined || actor.programme === caseRecord.programme) &&
  (reach === 'all-offices' ||
    (actor.office !== undefined &&
      (actor.office === caseRecord.office || actor.office === caseRecord.destinationOffice)));

/** Roles that keep access to a restricted case at its offices. */
const PROTECTING: readonly Role[] = ['protection-officer', 'supervisor'];

const restricting = (flag: Flag): boolean => flag.kind === 'protection' && flag.liftedAt === undefined;

/** True for a person whose only role is auditor: they never see personal data. */
const onlyAudits = (actor: Actor): boolean => actor.roles.every((role) => role === 'auditor');

/**
 * Who may open the case although it is restricted: whoever raised an active protection flag, and whoever has a grant.
 */
export const readersOf = (
  flags: readonly Flag[],
  grants: readonly AccessGrant[],
): CaseOverview['readers'] => [
  ...flags.filter(restricting).map((flag) => ({ id: flag.raisedBy })),
  ...grants
    .filter((grant) => grant.endedAt === undefined)
    .map(({ reader, until }) => ({ id: reader, ...(until === undefined ? {} : { until }) })),
];

/** True for the supervisors who are asked about a held record: they may read it until they answer. */
const isAsked = ({ held }: Case, actor: Actor): boolean =>
  held !== undefined && held.office === actor.office && actor.roles.includes('supervisor');

/** True when an active grant opens the case to this person. */
const hasActiveGrant = (file: CaseFile, actor: Actor, at: string): boolean =>
  file.access.some((grant) => grant.reader === actor.id && isGrantActive(grant, at));

/**
 * Refuses staff of an office other than the case's two (asylum and destination). Passes people with access to all
 * offices, and those who were named or used emergency (break-glass) access.
 */
export function refuseOtherOffice(file: CaseFile, actor: Actor, reach: string, at: string): void {
  if (actor.programme !== undefined && actor.programme !== file.case.programme)
    throw new CaseError('NotFound', `Expected a case of ${actor.programme}, received id ${file.case.id}.`);
  if (hasCaseInScope(file.case, actor, reach) || hasActiveGrant(file, actor, at) || isAsked(file.case, actor))
    return;
  throw new CaseError('NotFound', `Expected a case of this person's office, received id ${file.case.id}.`);
}

/**
 * A protection flag restricts who may open the case: protection officers and supervisors of its offices, people who
 * were named, and auditors, who see no personal data.
 */
export function refuseRestricted(file: CaseFile, actor: Actor, at: string): void {
  if (!isRestrictedTo(file, actor) || onlyAudits(actor) || hasActiveGrant(file, actor, at)) return;
  throw new CaseError(
    'Forbidden',
    'Expected a protection officer, a supervisor or a person who was named: the case has a protection flag.',
  );
}

/**
 * Refuses changes by a person who may only read the case. Only staff of its offices may change it and, while a
 * protection flag is active, only protection staff, whoever raised the flag, and people who were named. Break-glass
 * access is read-only.
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

/**
 * Refuses anyone who may not act in a restricted case: who is not protection staff, did not raise the flag and was
 * not named.
 */
export function refuseUnnamed(file: CaseFile, actor: Actor, at: string): void {
  const named = file.access.filter(({ kind, reader }) => kind === 'named' && reader === actor.id);
  if (!isRestrictedTo(file, actor) || named.some((grant) => isGrantActive(grant, at))) return;
  throw new CaseError(
    'Forbidden',
    'Expected a person who was named: breaking the glass opens a case for reading alone.',
  );
}

/** True when a protection flag closes the case to this person, unless they have a grant. */
const isRestrictedTo = ({ flags }: CaseFile, actor: Actor): boolean =>
  flags.some(restricting) &&
  !PROTECTING.some((role) => actor.roles.includes(role)) &&
  !flags.some((flag) => restricting(flag) && flag.raisedBy === actor.id);

/** True when lists must hide from this person whom the case is about. */
export function isWithheldFrom(overview: CaseOverview, actor: Actor, at: string): boolean {
  if (!overview.flags.includes('protection') || PROTECTING.some((role) => actor.roles.includes(role)))
    return false;
  return !overview.readers.some(
    ({ id, until }) => id === actor.id && (until === undefined || isBefore(at, until)),
  );
}

/**
 * Roles that compare a sought person with registered people, including those of other offices: that is what tracing
 * is.
 */
const COMPARING: readonly Role[] = ['tracing-officer', 'protection-officer', 'supervisor'];

/**
 * Whether this person may see who a tracing candidate is. A protection flag closes the candidate's case to other
 * offices, whatever the role, and at its own office to anyone who may not open it.
 */
export function mayCompare(found: CaseFile, actor: Actor, at: string): boolean {
  if (!COMPARING.some((role) => actor.roles.includes(role))) return false;
  if (!found.flags.some(restricting)) return true;
  const own =
    hasCaseInScope(found.case, actor, 'own-office') && PROTECTING.some((role) => actor.roles.includes(role));
  return own || hasActiveGrant(found, actor, at);
}

/** Refuses to change what is left of an erased case: nobody is in it, and nothing can be stored there again. */
export function refuseErased({ case: { id, erasedAt } }: CaseFile): void {
  if (erasedAt !== undefined)
    throw new CaseError('Erased', `Expected a case with its records, received ${id}, which was erased.`);
}
