import type { HistoryEvent } from './history-event.ts';

/** The details specific to an event's type; empty for an event that has none. */
export function detailsOf(event: HistoryEvent): Readonly<Record<string, unknown>> {
  const field = Object.keys(event).find((name) => name.endsWith('EventDetails'));
  return (field === undefined ? {} : event[field]) as Record<string, unknown>;
}

/** JSON in an event's details, parsed; the text itself if it is not JSON, undefined if there is none. */
export function jsonIn(details: Readonly<Record<string, unknown>>, field: string): unknown {
  const text = details[field];
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
