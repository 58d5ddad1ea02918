import type { HistoryEvent } from './history-event.ts';

/** After this long without an event, an execution that waits for nothing is silent: every retry is over sooner. */
const QUIET_MS = 3_600_000;

/** Events after which an execution may rightly do nothing for months: a person, a child or a point in time is awaited. */
const WAITING = new Set(['TaskSubmitted', 'WaitStateEntered']);

/**
 * Whether an execution that runs has stopped moving, from its last events: the end of no branch is one that waits, and
 * the newest event is an hour old. `events` in any order.
 */
export function isSilent(events: readonly HistoryEvent[], at: string): boolean {
  const followed = new Set(events.map(({ previousEventId }) => previousEventId));
  const waits = events.some(({ id, type }) => WAITING.has(type) && !followed.has(id));
  const newest = Math.max(...events.map((event) => Date.parse(event.at)));
  return !waits && Date.parse(at) - newest > QUIET_MS;
}
