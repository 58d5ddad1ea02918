import type { HistoryEvent as Told } from '@aws-sdk/client-sfn';
import type { HistoryEvent } from '../../domain/execution/history-event.ts';
import { present } from '../../domain/kernel/present.ts';

/** A task token can resume an execution in a person's place, so nobody is shown one. */
const TOKEN = /("(?:token|TaskToken|taskToken)"\s*:\s*)"[^"]*"/g;
export const withoutTokens = (text: string): string => text.replace(TOKEN, '$1"(withheld)"');

/**
 * An event as we return it: its time as an instant, texts without task tokens, no undefined fields, and its fields in an
 * order that does not depend on where it was read.
 */
export function eventOf({ timestamp, id, previousEventId, type, ...rest }: Told): HistoryEvent {
  return {
    id: present(id, 'the number of an event'),
    previousEventId: previousEventId ?? 0,
    at: present(timestamp, 'the time of an event').toISOString(),
    type: present(type, 'the type of an event'),
    ...cleaned(rest),
  };
}

/** An event from the archive, with its fields in the same order. */
export const archivedEvent = ({ id, previousEventId, at, type, ...rest }: HistoryEvent): HistoryEvent => ({
  ...{ id, previousEventId, at, type },
  ...rest,
});

const cleaned = (details: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, cleanedValue(value)]),
  );

function cleanedValue(value: unknown): unknown {
  if (typeof value === 'string') return withoutTokens(value);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? cleaned(value) : value;
}
