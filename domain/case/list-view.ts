import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { FieldClassSchema } from './field-class.ts';

/**
 * That somebody saw a page of a list which names people: whose cases, and which classes of data. A list is read far
 * more often than a case, so this stands under its reader and not in the chain of every case.
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
