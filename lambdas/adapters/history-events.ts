import type { HistoryEvent as Told } from '@aws-sdk/client-sfn';
import type { HistoryEvent } from '../../domain/execution/history-event.ts';
import { present } from '../../domain/kernel/present.ts';

/** A task token can resume an execution in a person's place, so nobody is shown one. */
const TOKEN = /("(?:token|TaskToken|taskToken)"\s*:\s*)"[^"]*"/g;
const withoutTokens = (text: string): string => text.replace(TOKEN, '$1"(withheld)"');

/** An event as we return it: its time as an instant, texts without task tokens, no undefined fields. */
export function eventOf({ timestamp, id, previousEventId, type, ...rest }: Told): HistoryEvent {
  const details = Object.entries(rest).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, cleaned(value as unknown as Record<string, unknown>)] as const],
  );
  return {
    id: present(id, 'the number of an event'),
    previousEventId: previousEventId ?? 0,
    at: present(timestamp, 'the time of an event').toISOString(),
    type: present(type, 'the type of an event'),
    ...Object.fromEntries(details),
  };
}

const cleaned = (details: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'string' ? withoutTokens(value) : value]),
  );
