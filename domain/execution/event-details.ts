import type { HistoryEvent } from './history-event.ts';

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
