import type { Clock } from '../../local/clock.ts';
import { TimerHeap } from '../../local/timer-heap.ts';

export interface StepClock extends Clock {
  /** Moves time on by so many milliseconds; what falls due in between runs now, in its order. */
  advance(milliseconds: number): void;
  /** Moves time on to an instant; does nothing when it has passed. */
  advanceTo(instant: string): void;
}

const LONGEST_SLEEP_MS = 2 ** 31 - 1;

/** A clock that runs as the real one does, and can be moved on: browsers need time to pass, waits of weeks do not. */
export function stepClock(): StepClock {
  const timers = new TimerHeap();
  let ahead = 0;
  let sleep: NodeJS.Timeout | undefined;
  let closed = false;
  const now = () => Date.now() + ahead;

  function fire(): void {
    for (let run = timers.takeDue(now()); run; run = timers.takeDue(now())) run();
    arm();
  }

  function arm(): void {
    clearTimeout(sleep);
    const next = timers.next();
    if (next === undefined || closed) return;
    sleep = setTimeout(fire, Math.min(Math.max(next - now(), 0), LONGEST_SLEEP_MS));
  }

  const clock: StepClock = {
    kind: 'real',
    now,
    at(time, run) {
      const timer = timers.add(time, run);
      arm();
      return () => timers.cancel(timer);
    },
    hold: (work) => work(),
    beforeJump() {},
    catchUp() {},
    close() {
      closed = true;
      clearTimeout(sleep);
      timers.clear();
    },
    advance(milliseconds) {
      ahead += Math.max(milliseconds, 0);
      fire();
    },
    advanceTo: (instant) => clock.advance(Date.parse(instant) - now()),
  };
  return clock;
}
