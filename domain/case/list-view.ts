import * as z from 'zod';
import type { Command } from '../actor.ts';
import { InstantSchema } from '../calendar.ts';
import { identifier } from '../identifier.ts';
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

/** One record for a reader, an hour and the same cases, so that a list that is drawn again does not bury the trail. */
export const listViewed = (caseIds: readonly string[], { actor, at }: Command): ListView => ({
  type: 'list-view',
  schema: 1,
  id: identifier('list-view', actor.id, at.slice(0, 13), ...caseIds),
  reader: actor.id,
  at,
  fields: ['identity'],
  caseIds: [...caseIds],
});
