import type { StaffAccess } from '../../domain/staff/staff-access.ts';
import { asAllowed } from '../../domain/staff/staff-access.ts';
import type { StaffMember } from '../../domain/staff/staff-member.ts';
import type { Store } from './the-store.ts';

function allowed(member: StaffMember, access: StaffAccess | undefined): StaffMember | undefined {
  const { id, roles, office } = member;
  const now = asAllowed({ id, kind: 'staff', roles, office }, access);
  return now && { ...member, roles: now.roles, office: now.office ?? office };
}

/**
 * One of the staff as they may act now; undefined for somebody who is suspended or unknown. What is done in somebody's
 * name after their call asks this, as each call asks it of its token.
 */
export async function memberNow(store: Store, id: string): Promise<StaffMember | undefined> {
  const [member, access] = await Promise.all([store.loadStaff(id), store.findAccess(id)]);
  return member && allowed(member, access);
}

/** The same for several, without those who may do nothing. */
export async function membersNow(store: Store, ids: readonly string[]): Promise<StaffMember[]> {
  const [members, known] = await Promise.all([store.loadStaffOf(ids), store.findAccessOf(ids)]);
  const access = new Map(known.map((one) => [one.person, one]));
  return members.flatMap((member) => allowed(member, access.get(member.id)) ?? []);
}
