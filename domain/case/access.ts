import type { Actor } from '../actor.ts';
import { CaseError } from '../errors.ts';
import type { Case } from './case.ts';
import type { CaseFile } from './case-file.ts';

/** Whether somebody who reaches this far has to do with the case: theirs are those of their office, unless all are. */
export const reachesCase = (head: Case, actor: Actor, reach: string): boolean =>
  reach === 'all-offices' || actor.office === head.office || actor.office === head.destinationOffice;

/**
 * Refuses staff of an office that has nothing to do with the case: it is with the office of asylum and of destination.
 * Whoever reaches all offices passes.
 */
export function refuseOtherOffice(file: CaseFile, actor: Actor, reach: string): void {
  if (reachesCase(file.case, actor, reach)) return;
  throw new CaseError('NotFound', `Expected a case of this person's office, received id ${file.case.id}.`);
}

/** A protection flag restricts who may open the case: protection officers and supervisors of its offices. */
export function refuseRestricted(file: CaseFile, actor: Actor): void {
  const restricted = file.flags.some((flag) => flag.kind === 'protection' && flag.liftedAt === undefined);
  if (!restricted || actor.roles.includes('protection-officer') || actor.roles.includes('supervisor')) return;
  throw new CaseError(
    'Forbidden',
    'Expected a protection officer or supervisor: the case has a protection flag.',
  );
}
