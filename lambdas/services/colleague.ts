import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Absence } from '../../domain/staff/absence.ts';
import type { StaffMember } from '../../domain/staff/staff-member.ts';
import type { Store } from './the-store.ts';

/** Somebody of the caller's own office; people of other offices are answered as if they did not exist. */
export async function colleague(store: Store, id: string, { office }: Actor): Promise<StaffMember> {
  const known = await store.loadStaff(id);
  if (!known || known.office !== office)
    throw new CaseError('NotFound', `Expected a colleague of this office, received ${id}.`);
  return known;
}

/** An absence as colleagues see it. */
export const shownAbsence = ({ staff, from, until, standIn }: Absence) => ({
  ...{ staff, from, until },
  ...(standIn === undefined ? {} : { standIn }),
});
