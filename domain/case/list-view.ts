import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { FieldClassSchema } from './field-class.ts';

/**
 * Records that somebody saw a page of a list that names people: whose cases, and which classes of data. Lists are
 * read far more often than cases, so this is stored under its reader and not in the audit chain of every case.
 */
export const ListViewSchema = z.object({
  type: z.literal('list-view'),
  schema: z.literal(1),
  id: z.string(),
  reader: z.string(),
  at: InstantSchema,
  fields: z.array(FieldClassSchema),
  caseIds: z.array(z.string()),
});
export type ListView = z.infer<typeof ListViewSchema>;
