import type { Clock } from '../clock.ts';
import type { Room } from './api/action.ts';
import { ACTIONS, type ActionName } from './api/actions.ts';
import type { Core, Counters, Invoke } from './core.ts';
import { ApiError } from './errors.ts';
import { ExecutionStore } from './execution-store.ts';
import { endedBefore, forget, giveBack } from './forgetting.ts';
import { Interpreter } from './interpreter.ts';
import { Journal } from './journal.ts';
import type { JsonObject } from './json.ts';
import { callLambda } from './lambda-calls.ts';
import { Machines } from './machines.ts';
import { resumeFromJournal } from './recovery.ts';
import { Scheduler } from './scheduler.ts';
import { Signals } from './signals.ts';
import type { StatusChange } from './status-change.ts';
import { StatusOutbox } from './status-outbox.ts';
import { Timers } from './timers.ts';

export type { ActionName } from './api/actions.ts';
export type { Counters, LambdaAnswer } from './core.ts';
export { ApiError, JournalRefused } from './errors.ts';
export type { StatusChange } from './status-change.ts';

export interface EngineOptions {
  /** Where the journal is kept; `:memory:` keeps nothing. */
  directory: string | ':memory:';
  clock: Clock;
  /** New work is refused when the journal has grown to this many bytes, as if the disk were full. */
  maxJournalBytes?: number;
  /** Calls a Lambda function by its name or ARN; rejects if there is no such function or no answer. */
  invoke: Invoke;
  region?: string;
  accountId?: string;
  /**
   * Called after the change is on disk, at least once: again after a restart in between, or if it failed or its
   * promise was rejected.
   */
  onStatusChange?(change: StatusChange): unknown;
}

export interface Engine {
  /** One action of the AWS Step Functions API; rejects with an error under AWS's name. */
  call(action: string, body: object): Promise<JsonObject>;
  counters(): Counters;
  /** Whether a turn is planned or a function call is in progress. */
  readonly busy: boolean;
  /** Resolves when nothing is runnable, no call is in progress and no timer is set. */
  idle(): Promise<void>;
  /** The ARNs of executions that ended before an instant, in order, after one of them. */
  endedBefore(time: number, after: string, most: number): string[];
  /** Removes ended executions from the journal; how many there were. */
  forget(arns: readonly string[]): number;
  /** Gives the space of what was removed back to the disk. */
  giveBack(): void;
  /** Writes a copy of the journal as it is on disk. */
  copyTo(file: string): void;
  close(): Promise<void>;
}

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { clock } = options;
  const { core, signals, interpreter } = assemble(options);
  core.outbox.resume(core.journal);
  await resumeFromJournal(core, (execution, frame) => callLambda(core, execution, frame, signals.deliver));
  const room: Room = { core, interpreter };
  return {
    call: (action, body) => clock.hold(() => act(room, action, body as JsonObject)),
    get busy() {
      return !core.scheduler.idle || core.counters.callsInFlight > 0;
    },
    counters: () => ({ ...core.counters, timers: core.timers.size }),
    async idle() {
      while (!core.scheduler.idle || core.counters.callsInFlight > 0 || core.timers.size > 0)
        await pause(clock, core.counters.callsInFlight);
    },
    endedBefore: (time, after, most) => endedBefore(core.journal, time, after, most),
    forget: (arns) => forget(core, arns),
    giveBack: () => giveBack(core.journal),
    copyTo: (file) => void core.journal.database.prepare('VACUUM INTO ?').run(file),
    async close() {
      signals.close();
      core.timers.close();
      core.scheduler.close();
      strikeTold(core);
      core.journal.close();
    },
  };
}

function assemble(options: EngineOptions): { core: Core; signals: Signals; interpreter: Interpreter } {
  const { clock } = options;
  const journal = new Journal(options.directory, options.maxJournalBytes);
  const machines = new Machines(journal);
  const executions = new ExecutionStore(journal, machines);
  const counters = newCounters();
  const outbox = new StatusOutbox(options.onStatusChange);
  const scheduler: Scheduler = new Scheduler(clock, {
    advance: (execution, steps) => interpreter.advance(execution, steps),
    dirty: () => executions.changed.size > 0 || machines.dirty,
    commit() {
      const others = [...machines.unwritten, (into: Journal) => outbox.write(into)];
      journal.commit(executions.changed, others, clock.now());
      counters.commits++;
      machines.written();
      executions.written();
      outbox.written();
    },
    withdraw: () => executions.withdrawNew((execution) => signals.withdrawn(execution)),
  });
  const core: Core = {
    ...{ clock, journal, machines, executions, scheduler, counters, invoke: options.invoke },
    timers: new Timers(clock, (num, frame) => signals.ring(num, frame)),
    region: options.region ?? 'eu-central-1',
    accountId: options.accountId ?? '000000000000',
    outbox,
  };
  const signals: Signals = new Signals(core, () => interpreter);
  const interpreter: Interpreter = new Interpreter(
    core,
    (execution, frame) => callLambda(core, execution, frame, signals.deliver),
    (child) => signals.childEnded(child),
  );
  return { core, signals, interpreter };
}

/** What cannot be removed is announced once more at the next start. */
function strikeTold({ outbox, journal, clock }: Core): void {
  if (!outbox.leftOver) return;
  try {
    journal.commit([], [(into) => outbox.write(into)], clock.now());
  } catch (error) {
    console.error(error);
  }
}

async function act(room: Room, action: string, body: JsonObject): Promise<JsonObject> {
  if (!Object.hasOwn(ACTIONS, action)) {
    throw new ApiError('UnknownOperationException', `The action ${action} is not one this engine answers.`);
  }
  const { writes, run } = ACTIONS[action as ActionName];
  const answer = run(room, body);
  if (writes) await room.core.scheduler.committed();
  return answer;
}

function newCounters(): Counters {
  return {
    ...{ transitions: 0, started: 0, succeeded: 0, failed: 0, aborted: 0, timedOut: 0, redriven: 0 },
    ...{ calls: 0, callsInFlight: 0, timers: 0, commits: 0 },
  };
}

function pause(clock: Clock, callsInFlight: number): Promise<void> {
  const soon = clock.kind === 'virtual' && callsInFlight === 0;
  return new Promise((resolve) => (soon ? setImmediate(resolve) : setTimeout(resolve, 2)));
}
