import * as z from 'zod';
import { CalendarFeedSchema } from '../appointments/calendar-feed.ts';
import { MachineClientSchema } from '../clients/machine-client.ts';
import { KeptMappingSchema } from '../intake/mapping/mapping.ts';
import { IntakeImportSchema } from '../intake/undo-import.ts';

/**
 * What an export of an office has besides its records, a line each: how it reads its files, what it imported in the last
 * days, and which partner systems and calendar programs reach it. Secrets are in none of them.
 */
export const OFFICE_LINES = {
  'intake-mapping': KeptMappingSchema.extend({ type: z.literal('intake-mapping') }),
  'intake-import': IntakeImportSchema.extend({
    type: z.literal('intake-import'),
    /** The cases that it registered. */
    cases: z.array(z.string()),
  }),
  'partner-system': MachineClientSchema.omit({ schema: true, keys: true, audit: true }).extend({
    type: z.literal('partner-system'),
  }),
  /** Without its id, which is a hash of the secret address. */
  'calendar-address': CalendarFeedSchema.omit({ schema: true, id: true }).extend({
    type: z.literal('calendar-address'),
  }),
} as const;
export type OfficeLine = z.infer<(typeof OFFICE_LINES)[keyof typeof OFFICE_LINES]>;
