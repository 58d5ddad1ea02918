import { detailsOf, jsonIn } from '../../../domain/execution/event-details.ts';
import type { HistoryEvent } from '../../../domain/execution/history-event.ts';
import { present } from '../../../domain/kernel/present.ts';
import type { Attempt, StateStatus, StateTrace, Visit } from './visit.ts';

interface Open extends Visit {
  type: string;
  attempts: Attempt[];
  /** The visit of the Parallel or Map that it is inside. */
  within: Open | undefined;
}

interface Known {
  readonly event: HistoryEvent;
  /** Set on the event with which a state was entered. */
  readonly visit?: Open;
}

const OF_ATTEMPT =
  /^(?:Task|LambdaFunction|Activity)(Scheduled|Started|Submitted|Succeeded|Failed|TimedOut|StartFailed|SubmitFailed|ScheduleFailed)$/;
const OF_HOLDER = /^(Parallel|Map)State(Started|Succeeded|Failed|Aborted)$/;

const HOLDERS = new Set(['Parallel', 'Map']);

/** What an execution did in each of its states, by the state's name, from its history in order. */
export function traceOf(events: Iterable<HistoryEvent>, running: boolean): Map<string, StateTrace> {
  const known = new Map<number, Known>();
  const visits: Open[] = [];
  /** The nearest state that an event comes from and that fits. */
  const upFrom = (event: HistoryEvent, fits: (visit: Open) => boolean): Open | undefined => {
    for (let at = known.get(event.previousEventId); at; at = known.get(at.event.previousEventId))
      if (at.visit && fits(at.visit)) return at.visit;
    return undefined;
  };
  for (const event of events) {
    const details = detailsOf(event);
    const { type, at, id } = event;
    if (type.endsWith('StateEntered')) {
      const within = upFrom(event, ({ type: held, exitedAt }) => HOLDERS.has(held) && exitedAt === undefined);
      const visit = enteredBy(event, details, within);
      visits.push(visit);
      known.set(id, { event, visit });
      continue;
    }
    known.set(id, { event });
    const attempt = OF_ATTEMPT.exec(type)?.[1];
    const holder = OF_HOLDER.exec(type);
    if (type.endsWith('StateExited')) {
      const left = upFrom(event, ({ name, exitedAt }) => name === details.name && exitedAt === undefined);
      if (left) Object.assign(left, { exitedAt: at, output: jsonIn(details, 'output') });
    } else if (attempt) {
      const inside = upFrom(event, () => true);
      if (inside) addToAttempts(inside.attempts, attempt, event, details);
    } else if (holder?.[2] === 'Failed' || holder?.[2] === 'Aborted') {
      const failed = upFrom(event, (visit) => visit.type === holder[1] && visit.exitedAt === undefined);
      if (failed) failed.failed = true;
    } else if (type === 'ExecutionFailed' || type === 'ExecutionTimedOut') {
      const last = upFrom(event, ({ exitedAt }) => exitedAt === undefined);
      if (last) Object.assign(last, { failed: true, error: text(details.error), cause: text(details.cause) });
    }
  }
  return grouped(visits, running);
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const enteredBy = (
  event: HistoryEvent,
  details: Readonly<Record<string, unknown>>,
  within: Open | undefined,
): Open => ({
  within,
  id: event.id,
  name: String(details.name),
  type: event.type.replace('StateEntered', ''),
  enteredAt: event.at,
  exitedAt: undefined,
  input: jsonIn(details, 'input'),
  output: undefined,
  attempts: [],
  failed: false,
  error: undefined,
  cause: undefined,
  status: 'running',
});

function addToAttempts(
  attempts: Attempt[],
  what: string,
  event: HistoryEvent,
  details: Readonly<Record<string, unknown>>,
): void {
  if (what === 'Scheduled') {
    const seconds = details.timeoutInSeconds;
    attempts.push({
      id: event.id,
      scheduledAt: event.at,
      resource: text(details.resource),
      parameters: jsonIn(details, 'parameters') ?? jsonIn(details, 'input'),
      timesOutAt:
        typeof seconds === 'number'
          ? new Date(Date.parse(event.at) + seconds * 1000).toISOString()
          : undefined,
      submittedAt: undefined,
      endedAt: undefined,
      outcome: 'running',
      output: undefined,
      error: undefined,
      cause: undefined,
    });
    return;
  }
  const attempt = attempts.at(-1);
  if (!attempt || what === 'Started') return;
  if (what === 'Submitted') Object.assign(attempt, { submittedAt: event.at, outcome: 'waiting' });
  else if (what === 'Succeeded')
    Object.assign(attempt, { endedAt: event.at, outcome: 'succeeded', output: jsonIn(details, 'output') });
  else
    Object.assign(attempt, {
      endedAt: event.at,
      outcome: what === 'TimedOut' ? 'timed-out' : 'failed',
      error: text(details.error) ?? (what === 'TimedOut' ? 'States.Timeout' : undefined),
      cause: text(details.cause),
    });
}

function grouped(visits: readonly Open[], running: boolean): Map<string, StateTrace> {
  const traces = new Map<string, StateTrace>();
  for (const visit of visits) {
    visit.status = statusOf(visit, running && !isLeft(visit.within));
    const { type: _type, within: _within, ...told } = visit;
    const known = traces.get(visit.name);
    const all = [...(known?.visits ?? []), told];
    traces.set(visit.name, { name: visit.name, visits: all, status: mostTelling(all) });
  }
  return traces;
}

/** Whether the state around it has ended, and it with it. */
const isLeft = (visit: Open | undefined): boolean =>
  visit !== undefined && (visit.exitedAt !== undefined || isLeft(visit.within));

function statusOf(visit: Open, running: boolean): StateStatus {
  const last = visit.attempts.at(-1);
  const failing = last?.outcome === 'failed' || last?.outcome === 'timed-out';
  if (visit.exitedAt !== undefined) return failing || visit.failed ? 'caught' : 'succeeded';
  if (visit.failed || visit.type === 'Fail') return 'failed';
  if (!running) return failing ? 'failed' : 'stopped';
  if (failing) return 'retrying';
  return visit.type === 'Wait' || last?.outcome === 'waiting' ? 'waiting' : 'running';
}

const LIVE: readonly StateStatus[] = ['retrying', 'running', 'waiting'];

/** A state entered repeatedly shows what it does now, otherwise how its last visit ended. */
const mostTelling = (visits: readonly Visit[]): StateStatus =>
  LIVE.find((status) => visits.some((visit) => visit.status === status)) ??
  present(visits.at(-1), 'a state that was entered').status;
