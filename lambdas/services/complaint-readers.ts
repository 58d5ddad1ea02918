import type { Complaint } from '../../domain/complaints/complaint.ts';
import type { StaffMember } from '../../domain/staff/staff-member.ts';
import type { Store } from './the-store.ts';

const STAFF_AT_ONCE = 100;

/** Offices outside these where a protection officer has signed in: they read complaints about staff of these. */
async function officesOutside(store: Store, own: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const office of await store.listOffices()) {
    if (own.includes(office)) continue;
    const { items } = await store.listStaff(office, STAFF_AT_ONCE);
    if (items.some(({ roles }) => roles.includes('protection-officer'))) found.push(office);
  }
  return found;
}

/** Everybody of the staff who has signed in, office by office. */
export async function allStaff(store: Store): Promise<StaffMember[]> {
  const found: StaffMember[] = [];
  for (const office of await store.listOffices())
    found.push(...(await store.listStaff(office, STAFF_AT_ONCE)).items);
  return found;
}

/** The offices whose protection officers may read a complaint. */
export const readingOffices = async (
  store: Store,
  { about, offices }: Pick<Complaint, 'about' | 'offices'>,
): Promise<readonly string[]> => (about === 'service' ? offices : officesOutside(store, offices));
