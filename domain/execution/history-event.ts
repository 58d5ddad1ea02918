import * as z from 'zod';
import { InstantSchema } from '../calendar.ts';

/**
 * One event of an execution's history as Step Functions tells it: what is particular to its type stands in one field
 * that ends with `EventDetails`. `previousEventId` links the events of one branch; 0 is the beginning.
 */
export const HistoryEventSchema = z.looseObject({
  id: z.int().positive(),
  previousEventId: z.int().min(0),
  at: InstantSchema,
  type: z.string(),
});
export type HistoryEvent = z.infer<typeof HistoryEventSchema>;

/** What is particular to an event's type; nothing for an event that is only its type. */
export function detailsOf(event: HistoryEvent): Readonly<Record<string, unknown>> {
  const field = Object.keys(event).find((name) => name.endsWith('EventDetails'));
  return (field === undefined ? {} : event[field]) as Record<string, unknown>;
}

/** A text of an event's details as the JSON in it; the text itself when it is none, undefined when there is none. */
export function jsonIn(details: Readonly<Record<string, unknown>>, field: string): unknown {
  const text = details[field];
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
