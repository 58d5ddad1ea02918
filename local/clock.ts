import { TimerHeap } from './timer-heap.ts';

/** The one source of time of the embedded host. */
export interface Clock {
  readonly kind: 'real' | 'virtual';
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `run` once when `time` has come; calling the result cancels it. */
  at(time: number, run: () => void): () => void;
  /** The virtual clock does not jump while any held work is in progress. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** Asked before every jump; `true` means that something happened, so it asks again before jumping. */
  beforeJump(settle: () => Promise<boolean>): void;
  /** Moves a virtual clock forward to `time`, as when the journal of an earlier run is opened. */
  catchUp(time: number): void;
  close(): void;
}

const LONGEST_SLEEP_MS = 2 ** 31 - 1;
/** After a pause many timers are due: this many fire, then pending requests are answered. */
const DUE_AT_ONCE = 25;
const PACE_MS = 100;

export function realClock(): Clock {
  const timers = new TimerHeap();
  let sleep: NodeJS.Timeout | undefined;
  let wakesAt = Number.POSITIVE_INFINITY;
  let pacedUntil = 0;

  function fire(): void {
    sleep = undefined;
    wakesAt = Number.POSITIVE_INFINITY;
    for (let fired = 0; fired < DUE_AT_ONCE; fired++) {
      const run = timers.takeDue(Date.now());
      if (!run) break;
      if (fired === DUE_AT_ONCE - 1) pacedUntil = Date.now() + PACE_MS;
      run();
    }
    arm();
  }

  function arm(): void {
    const next = timers.next();
    if (next === undefined) return;
    const wake = Math.max(next, pacedUntil);
    if (wake >= wakesAt) return;
    clearTimeout(sleep);
    wakesAt = wake;
    sleep = setTimeout(fire, Math.min(Math.max(wake - Date.now(), 0), LONGEST_SLEEP_MS));
  }

  return {
    kind: 'real',
    now: () => Date.now(),
    at(time, run) {
      const timer = timers.add(time, run);
      arm();
      return () => timers.cancel(timer);
    },
    hold: (work) => work(),
    beforeJump() {},
    catchUp() {},
    close() {
      clearTimeout(sleep);
      timers.clear();
    },
  };
}
