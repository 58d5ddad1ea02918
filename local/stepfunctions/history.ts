import { STATES, StateFailure } from './errors.ts';
import type { Execution, Frame } from './execution.ts';
import type { HistoryEvent } from './history-event.ts';
import type { JsonObject } from './json.ts';
import { MAX_EVENTS } from './limits.ts';

export const NOT_TRUNCATED = { truncated: false };

/** The execution has used up its events: it fails at once, whatever its Catch fields say. */
export class HistoryFull extends StateFailure {
  constructor() {
    super(STATES.runtime, `The execution reached the maximum number of history events (${MAX_EVENTS}).`);
  }
}

const DETAILS_OF_STATES: [RegExp, string][] = [
  [/StateEntered$/, 'stateEnteredEventDetails'],
  [/StateExited$/, 'stateExitedEventDetails'],
];
const detailsField = new Map<string, string>();

function detailsFieldOf(type: string): string {
  let field = detailsField.get(type);
  if (!field) {
    field = DETAILS_OF_STATES.find(([pattern]) => pattern.test(type))?.[1];
    field ??= `${type[0]!.toLowerCase()}${type.slice(1)}EventDetails`;
    detailsField.set(type, field);
  }
  return field;
}

/** Appends an event to the execution's history, after the last event of the frame it belongs to. */
export function record(
  execution: Execution,
  frame: Frame | undefined,
  at: number,
  type: string,
  details?: JsonObject,
): number {
  const { facts } = execution;
  const isLast = type.startsWith('Execution');
  if (facts.lastEvent >= MAX_EVENTS - 1 && !isLast) throw new HistoryFull();
  const id = ++facts.lastEvent;
  const event: HistoryEvent = { timestamp: at, type, id, previousEventId: frame?.lastEvent ?? 0 };
  if (details) event[detailsFieldOf(type)] = details;
  execution.events.push(event);
  if (frame) {
    frame.lastEvent = id;
    execution.changed.add(frame);
  }
  return id;
}

/** An event as the API answers it. */
export function presented(event: HistoryEvent, includeData: boolean): HistoryEvent {
  const shown: HistoryEvent = { ...event, timestamp: event.timestamp / 1000 };
  if (!includeData) {
    for (const [field, details] of Object.entries(shown)) {
      if (!field.endsWith('EventDetails')) continue;
      const { input, output, inputDetails, outputDetails, ...rest } = details as JsonObject;
      shown[field] = rest;
    }
  }
  return shown;
}
