import type { Clock } from './clock.ts';

export interface HostClock extends Clock {
  /** Timers that are set and have not fired. */
  readonly timers: number;
}

/** The clock with a count of its timers, by which a host knows that nothing more will happen. */
export function countTimers(clock: Clock): HostClock {
  let timers = 0;
  return {
    kind: clock.kind,
    now: () => clock.now(),
    at(time, run) {
      let set = true;
      timers++;
      const unset = () => {
        if (set) timers--;
        set = false;
      };
      const cancel = clock.at(time, () => {
        unset();
        run();
      });
      return () => {
        unset();
        cancel();
      };
    },
    hold: (work) => clock.hold(work),
    beforeJump: (settle) => clock.beforeJump(settle),
    catchUp: (time) => clock.catchUp(time),
    close: () => clock.close(),
    get timers() {
      return timers;
    },
  };
}
