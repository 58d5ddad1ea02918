import * as z from 'zod';
import { OfficeSchema, RoleSchema } from '../actor.ts';
import { DateSchema } from '../calendar.ts';

/** A member of staff who has signed in, so that colleagues can be given work. Ids are those of the sign-in, never names. */
export const StaffMemberSchema = z.object({
  type: z.literal('staff-member'),
  schema: z.literal(1),
  id: z.string().min(1).max(100),
  office: OfficeSchema,
  roles: z.array(RoleSchema),
  lastSeenOn: DateSchema,
});
export type StaffMember = z.infer<typeof StaffMemberSchema>;
