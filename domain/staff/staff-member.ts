import * as z from 'zod';
import { OfficeSchema, RoleSchema } from '../kernel/actor.ts';
import { DateSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';

/** A member of staff who has signed in, so that colleagues can assign work to them and see their name. */
export const StaffMemberSchema = z.object({
  type: z.literal('staff-member'),
  schema: z.literal(2),
  id: z.string().min(1).max(100),
  /** Their name from the sign-in; absent if it has none. */
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
