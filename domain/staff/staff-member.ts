import * as z from 'zod';
import { OfficeSchema, RoleSchema } from '../kernel/actor.ts';
import { DateSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';

/** A member of staff who has signed in, so that colleagues can be given work and be called by name. */
export const StaffMemberSchema = z.object({
  type: z.literal('staff-member'),
  schema: z.literal(2),
  id: z.string().min(1).max(100),
  /** What colleagues call them, as the sign-in says; absent where it says nothing. */
  name: personal(z.string().max(200)).optional(),
  office: OfficeSchema,
  roles: z.array(RoleSchema),
  lastSeenOn: DateSchema,
});
export type StaffMember = z.infer<typeof StaffMemberSchema>;

declare module '../case/entities.ts' {
  interface Entities {
    'staff-member': StaffMember;
  }
}
