import type { Grant } from '../../contracts/authorization.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';

/** The office that a call is about: the caller's own, or one that is named by somebody who reaches every office. */
export function officeAsked(office: string | undefined, actor: Actor, { reach }: Grant): string {
  const asked = office ?? actor.office;
  if (asked === undefined || (asked !== actor.office && reach !== 'all-offices'))
    throw new CaseError('Forbidden', 'Expected an office of this person.');
  return asked;
}
