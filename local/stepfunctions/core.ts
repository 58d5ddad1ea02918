import type { Clock } from '../clock.ts';
import type { ExecutionStore } from './execution-store.ts';
import type { Journal } from './journal.ts';
import type { Machines } from './machines.ts';
import type { Scheduler } from './scheduler.ts';
import type { StatusOutbox } from './status-outbox.ts';
import type { Timers } from './timers.ts';

export interface LambdaAnswer {
  statusCode: number;
  payload: string;
  functionError?: string;
}

export type Invoke = (call: { functionName: string; payload: string }) => Promise<LambdaAnswer>;

export interface Counters {
  transitions: number;
  started: number;
  succeeded: number;
  failed: number;
  aborted: number;
  timedOut: number;
  redriven: number;
  calls: number;
  callsInFlight: number;
  timers: number;
  commits: number;
}

/** The parts of one engine, as its modules see each other. */
export interface Core {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly machines: Machines;
  readonly executions: ExecutionStore;
  readonly timers: Timers;
  readonly scheduler: Scheduler;
  readonly counters: Counters;
  readonly region: string;
  readonly accountId: string;
  readonly invoke: Invoke;
  readonly outbox: StatusOutbox;
}
