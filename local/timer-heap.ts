export interface Timer {
  readonly time: number;
  readonly order: number;
  run: (() => void) | undefined;
}

/** Timers ordered by time, then by when they were registered. A cancelled timer stays until it is at the top. */
export class TimerHeap {
  readonly #heap: Timer[] = [];
  #order = 0;
  #cancelled = 0;

  get size(): number {
    return this.#heap.length - this.#cancelled;
  }

  add(time: number, run: () => void): Timer {
    const timer: Timer = { time, order: this.#order++, run };
    this.#heap.push(timer);
    this.#up(this.#heap.length - 1);
    return timer;
  }

  cancel(timer: Timer): void {
    if (!timer.run) return;
    timer.run = undefined;
    this.#cancelled++;
    if (this.#cancelled > 1000 && this.#cancelled > this.#heap.length / 2) this.#sweep();
  }

  /** The time of the earliest live timer. */
  next(): number | undefined {
    while (this.#heap[0] && !this.#heap[0].run) {
      this.#removeTop();
      this.#cancelled--;
    }
    return this.#heap[0]?.time;
  }

  /** Takes the earliest live timer out if it is due at `now`. */
  takeDue(now: number): (() => void) | undefined {
    const time = this.next();
    if (time === undefined || time > now) return undefined;
    const timer = this.#heap[0]!;
    this.#removeTop();
    const run = timer.run;
    timer.run = undefined;
    return run;
  }

  clear(): void {
    this.#heap.length = 0;
    this.#cancelled = 0;
  }

  #sweep(): void {
    const live = this.#heap.filter((timer) => timer.run).sort(before);
    this.#heap.length = 0;
    for (const timer of live) this.#heap.push(timer);
    this.#cancelled = 0;
  }

  #removeTop(): void {
    const last = this.#heap.pop();
    if (last && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#down(0);
    }
  }

  #up(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (before(this.#heap[parent]!, this.#heap[index]!) <= 0) return;
      this.#swap(parent, index);
      index = parent;
    }
  }

  #down(start: number): void {
    let index = start;
    for (;;) {
      const left = index * 2 + 1;
      const right = left + 1;
      let least = index;
      if (left < this.#heap.length && before(this.#heap[left]!, this.#heap[least]!) < 0) least = left;
      if (right < this.#heap.length && before(this.#heap[right]!, this.#heap[least]!) < 0) least = right;
      if (least === index) return;
      this.#swap(least, index);
      index = least;
    }
  }

  #swap(a: number, b: number): void {
    const held = this.#heap[a]!;
    this.#heap[a] = this.#heap[b]!;
    this.#heap[b] = held;
  }
}

function before(a: Timer, b: Timer): number {
  return a.time - b.time || a.order - b.order;
}
