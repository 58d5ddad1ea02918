import * as z from 'zod';
import { OfficeSchema, RoleSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { ReminderLanguageSchema } from './appointment.ts';

/**
 * A secret address at which a calendar program fetches appointments: of one member of staff, or of their office. Its
 * id is a hash of the secret, which is stored nowhere.
 */
export const CalendarFeedSchema = z.object({
  type: z.literal('calendar-feed'),
  schema: z.literal(1),
  id: z.string(),
  /** The member of staff who made it, as whom it reads, with their roles at the time. */
  staff: z.string().min(1).max(100),
  office: OfficeSchema,
  roles: z.array(RoleSchema),
  of: z.enum(['me', 'office']),
  /** True if titles name the household, and the place is told, because the maker asked for it. */
  names: z.boolean(),
  language: ReminderLanguageSchema,
  madeAt: InstantSchema,
  revokedAt: InstantSchema.optional(),
});
export type CalendarFeed = z.infer<typeof CalendarFeedSchema>;

declare module '../case/entities.ts' {
  interface Entities {
    'calendar-feed': CalendarFeed;
  }
}
