import type { Clock } from '../clock.ts';

/** The timers of waiting frames and of executions with a deadline: one each, by number. */
export class Timers {
  readonly #clock: Clock;
  readonly #cancels = new Map<string, () => void>();
  readonly #ring: (num: number, frame: number) => void;

  constructor(clock: Clock, ring: (num: number, frame: number) => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  get size(): number {
    return this.#cancels.size;
  }

  set(num: number, frame: number, time: number): void {
    const key = `${num}.${frame}`;
    this.#cancels.get(key)?.();
    this.#cancels.set(
      key,
      this.#clock.at(time, () => {
        this.#cancels.delete(key);
        this.#ring(num, frame);
      }),
    );
  }

  clear(num: number, frame: number): void {
    const key = `${num}.${frame}`;
    const cancel = this.#cancels.get(key);
    if (!cancel) return;
    cancel();
    this.#cancels.delete(key);
  }

  close(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }
}

/** The frame number under which an execution's own deadline is kept. */
export const EXECUTION_DEADLINE = -1;
