import { TimerHeap } from './timer-heap.ts';

export { virtualClock } from './virtual-clock.ts';

/** The one source of time of the embedded host. */
export interface Clock {
  readonly kind: 'real' | 'virtual';
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `run` once when `time` has come; the answer cancels it. */
  at(time: number, run: () => void): () => void;
  /** The virtual clock does not jump while any held work is under way. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** Asked before every jump; `true` means that something happened, so ask again before jumping. */
  beforeJump(settle: () => Promise<boolean>): void;
  /** Sets a virtual clock that is behind `time` to it, as when a journal of an earlier run is opened. */
  catchUp(time: number): void;
  close(): void;
}

const LONGEST_SLEEP_MS = 2 ** 31 - 1;

export function realClock(): Clock {
  const timers = new TimerHeap();
  let sleep: NodeJS.Timeout | undefined;
  let wakesAt = Number.POSITIVE_INFINITY;

  function fire(): void {
    sleep = undefined;
    wakesAt = Number.POSITIVE_INFINITY;
    for (let run = timers.takeDue(Date.now()); run; run = timers.takeDue(Date.now())) run();
    arm();
  }

  function arm(): void {
    const next = timers.next();
    if (next === undefined || next >= wakesAt) return;
    clearTimeout(sleep);
    wakesAt = next;
    sleep = setTimeout(fire, Math.min(Math.max(next - Date.now(), 0), LONGEST_SLEEP_MS));
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
