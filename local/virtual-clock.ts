import type { Clock } from './clock.ts';
import { TimerHeap } from './timer-heap.ts';

const DEFAULT_START = Date.UTC(2026, 0, 1);

/**
 * A clock that stands still while work is under way, and jumps to the next timer when there is none.
 * All timers of one instant fire together, in the order in which they were registered.
 */
export function virtualClock(start: number = DEFAULT_START): Clock {
  const timers = new TimerHeap();
  const settlers: (() => Promise<boolean>)[] = [];
  let time = start;
  let held = 0;
  let looking = false;
  let closed = false;

  function look(): void {
    if (looking || held > 0 || closed) return;
    looking = true;
    void settleAndJump().finally(() => {
      looking = false;
      if (held === 0 && timers.next() !== undefined) look();
    });
  }

  async function settleAndJump(): Promise<void> {
    await eventLoopTurn();
    await eventLoopTurn();
    while (held === 0 && !closed && (await somethingHappened())) await eventLoopTurn();
    const next = timers.next();
    if (held > 0 || closed || next === undefined) return;
    time = Math.max(time, next);
    for (let run = timers.takeDue(time); run; run = timers.takeDue(time)) run();
  }

  async function somethingHappened(): Promise<boolean> {
    if (timers.next() === undefined) return false;
    for (const settle of settlers) if (await settle()) return true;
    return false;
  }

  return {
    kind: 'virtual',
    now: () => time,
    at(when, run) {
      const timer = timers.add(when, run);
      look();
      return () => timers.cancel(timer);
    },
    async hold(work) {
      held++;
      try {
        return await work();
      } finally {
        held--;
        look();
      }
    },
    beforeJump(settle) {
      settlers.push(settle);
    },
    catchUp(to) {
      time = Math.max(time, to);
    },
    close() {
      closed = true;
      timers.clear();
    },
  };
}

function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
