import type { StateTrace } from './visit.ts';

/** What an execution ended of, for people: `executions.why.*`. */
const REASONS: Readonly<Record<string, string>> = {
  'States.Timeout': 'no-answer',
  'States.HeartbeatTimeout': 'no-answer',
  TimeoutError: 'no-answer',
  'Sandbox.Timedout': 'no-answer',
  'Lambda.Unknown': 'no-answer',
  StoreBusy: 'busy',
  StoreFull: 'full',
  VersionConflict: 'conflict',
  NotFound: 'not-found',
  NotKept: 'not-found',
  Erased: 'not-found',
  WrongState: 'not-now',
  AlreadyExists: 'not-now',
  CapacityTaken: 'not-now',
  Forbidden: 'not-now',
  FourEyes: 'not-now',
  ConsentMissing: 'consent',
  InvalidInput: 'invalid',
  KeyReused: 'invalid',
  NewerSchema: 'version',
  'States.TaskFailed': 'part',
};
const SERVICES = /^(?:Lambda|StepFunctions|States)\.\w*(?:Throttl|TooMany|Service|Client|Limit|Unavailable)/;

/** The word for an error's name; `unknown` for one that nobody expected. */
export function reasonOf(error: string | undefined, status: string): string {
  if (status === 'ABORTED') return 'stopped';
  if (error === undefined) return status === 'TIMED_OUT' ? 'no-answer' : 'unknown';
  const known = Object.hasOwn(REASONS, error) ? REASONS[error] : undefined;
  if (known !== undefined) return known;
  if (SERVICES.test(error)) return 'busy';
  return error.startsWith('States.') ? 'definition' : 'unknown';
}

/** The state in which an execution ended that did not end well: the last that failed, or else that was stopped. */
export function whereItEnded(traces: ReadonlyMap<string, StateTrace>): StateTrace | undefined {
  const last = (status: string): StateTrace | undefined =>
    [...traces.values()]
      .filter((trace) => trace.status === status)
      .sort((a, b) => (a.visits.at(-1)?.id ?? 0) - (b.visits.at(-1)?.id ?? 0))
      .at(-1);
  return last('failed') ?? last('stopped');
}
