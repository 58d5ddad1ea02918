import type { Clock } from '../clock.ts';
import { ApiError } from './errors.ts';
import type { Execution } from './execution.ts';

/** How long a turn lasts before it commits, so that answers and other calls are not delayed. */
const TURN_MS = 20;
/** How many states one execution enters before the next execution gets its turn. */
const STEPS = 200;
const TRY_AGAIN_MS = 500;

interface Turns {
  advance(execution: Execution, steps: number): void;
  /** Writes all changes in one transaction. */
  commit(): void;
  dirty(): boolean;
  /** The commit failed: withdraws what nobody has been told about. */
  withdraw(): void;
}

/**
 * Turns: run what is ready, write everything in one commit, then make its effects visible (Lambda calls, answers).
 * While the disk is full nothing runs and nothing new is accepted; what was done stays in memory until it can be
 * written.
 */
export class Scheduler {
  readonly #turns: Turns;
  readonly #clock: Clock;
  #queue: Execution[] = [];
  #effects: { of: { withdrawn: boolean }; run: () => void }[] = [];
  #waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  #planned: NodeJS.Immediate | NodeJS.Timeout | undefined;
  #release: (() => void) | undefined;
  #failure: Error | undefined;
  #closed = false;

  constructor(clock: Clock, turns: Turns) {
    this.#clock = clock;
    this.#turns = turns;
  }

  get idle(): boolean {
    return this.#planned === undefined;
  }

  enqueue(execution: Execution): void {
    if (!execution.queued && execution.runnable) {
      execution.queued = true;
      this.#queue.push(execution);
    }
    this.plan();
  }

  /** Something has changed: plans a turn; a virtual clock stands still until it is over. */
  plan(): void {
    if (this.#planned !== undefined || this.#closed) return;
    this.#planned = setImmediate(() => this.#turn());
    if (!this.#release)
      void this.#clock.hold(() => new Promise<void>((resolve) => (this.#release = resolve)));
  }

  /** Runs once everything `of` has done so far is on disk; never if that is withdrawn. */
  afterCommit(of: { withdrawn: boolean }, run: () => void): void {
    this.#effects.push({ of, run });
    this.plan();
  }

  /** Resolves when everything done so far is on disk. */
  committed(): Promise<void> {
    if (this.idle && !this.#turns.dirty()) return Promise.resolve();
    this.plan();
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  refuseWhenFull(): void {
    if (this.#failure) throw unwritable(this.#failure);
  }

  #turn(): void {
    this.#planned = undefined;
    if (this.#closed) return;
    if (!this.#failure) this.#runReady();
    try {
      if (this.#turns.dirty()) this.#turns.commit();
      this.#failure = undefined;
    } catch (error) {
      this.#stall(error as Error);
      return;
    }
    this.#releaseEffects();
    if (this.#queue.length > 0) this.plan();
    if (this.#planned === undefined) {
      this.#release?.();
      this.#release = undefined;
    }
  }

  #runReady(): void {
    const until = performance.now() + TURN_MS;
    let at = 0;
    while (at < this.#queue.length && performance.now() < until) {
      const execution = this.#queue[at++]!;
      this.#turns.advance(execution, STEPS);
      execution.queued = execution.runnable;
      if (execution.queued) this.#queue.push(execution);
    }
    this.#queue.splice(0, at);
  }

  #releaseEffects(): void {
    const effects = this.#effects;
    const waiting = this.#waiting;
    this.#effects = [];
    this.#waiting = [];
    for (const { resolve } of waiting) resolve();
    for (const { of, run } of effects) {
      try {
        if (!of.withdrawn) run();
      } catch (error) {
        console.error(error);
      }
    }
  }

  #stall(error: Error): void {
    this.#failure = error;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#turns.withdraw();
    for (const { reject } of waiting) reject(unwritable(error));
    this.#planned = setTimeout(() => this.#turn(), TRY_AGAIN_MS);
  }

  /** Writes pending changes and stops. */
  close(): void {
    this.#closed = true;
    clearImmediate(this.#planned as NodeJS.Immediate);
    clearTimeout(this.#planned as NodeJS.Timeout);
    try {
      if (this.#turns.dirty()) this.#turns.commit();
      for (const { resolve } of this.#waiting) resolve();
    } catch (error) {
      for (const { reject } of this.#waiting) reject(unwritable(error as Error));
    }
    this.#planned = undefined;
    this.#release?.();
  }
}

function unwritable(error: Error): ApiError {
  return new ApiError(
    'ServiceUnavailable',
    `The journal cannot be written (${error.message}); no new work is accepted.`,
  );
}
