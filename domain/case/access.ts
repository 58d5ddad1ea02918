import type { Actor } from '../actor.ts';
import { CaseError } from '../errors.ts';
import type { CaseFile } from './case-file.ts';

/**
 * Refuses staff of an office that has nothing to do with the case: it is with the office of asylum and of destination.
 * Whoever reaches all offices passes.
 */
export function refuseOtherOffice(file: CaseFile, actor: Actor, reach: string): void {
  const { office, destinationOffice, id } = file.case;
  if (reach === 'all-offices') return;
  if (actor.office === office || actor.office === destinationOffice) return;
  throw new CaseError('NotFound', `Expected a case of this person's office, received id ${id}.`);
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
