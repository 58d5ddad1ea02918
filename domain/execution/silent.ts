import type { HistoryEvent } from './history-event.ts';

/** An execution that waits for nothing is silent after this long without an event; all retries are over by then. */
const QUIET_MS = 3_600_000;

/** Events after which an execution may do nothing for months: it waits for a person, a child or a point in time. */
const WAITING = new Set(['TaskSubmitted', 'WaitStateEntered']);

/**
 * Whether a running execution has stopped moving, judging by its last events: no branch ends in a wait, and the
 * newest event is an hour old. `events` may be in any order.
 */
export function isSilent(events: readonly HistoryEvent[], at: string): boolean {
  const followed = new Set(events.map(({ previousEventId }) => previousEventId));
  const waits = events.some(({ id, type }) => WAITING.has(type) && !followed.has(id));
  const newest = Math.max(...events.map((event) => Date.parse(event.at)));
  return !waits && Date.parse(at) - newest > QUIET_MS;
}
