import { detailsOf } from '../../../domain/execution/event-details.ts';
import type { HistoryEvent } from '../../../domain/execution/history-event.ts';

const CALL =
  /^(?:Task|LambdaFunction|Activity)(?:Schedule|Start|Submit)?(Scheduled|Started|Submitted|Succeeded|Failed|TimedOut)$/;
const ITEMS = /^(?:Parallel|Map)(?:State|Iteration)(Started|Succeeded|Failed|Aborted)$/;

const kebab = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

/** What an event of this type tells, for people: `executions.event.*`. */
export function eventWord(type: string): string {
  if (/^Execution(?:Started|Succeeded|Failed|TimedOut|Aborted|Redriven)$/.test(type)) return kebab(type);
  if (type.endsWith('StateEntered')) return 'entered';
  if (type.endsWith('StateExited')) return 'exited';
  const items = ITEMS.exec(type)?.[1];
  if (items !== undefined) return items === 'Aborted' ? 'aborted' : `items-${kebab(items)}`;
  if (type.endsWith('StateAborted')) return 'aborted';
  const call = CALL.exec(type)?.[1];
  if (call !== undefined) return kebab(call);
  return type === 'EvaluationFailed' ? 'failed' : 'other';
}

/** The state that each event belongs to, by the event's id; none for those of the execution itself. */
export function statesOfEvents(events: readonly HistoryEvent[]): ReadonlyMap<number, string> {
  const states = new Map<number, string>();
  for (const event of events) {
    const { name } = detailsOf(event);
    const inherited = states.get(event.previousEventId);
    const state = typeof name === 'string' && /State(?:Entered|Exited)$/.test(event.type) ? name : inherited;
    if (state !== undefined && !event.type.startsWith('Execution')) states.set(event.id, state);
  }
  return states;
}
