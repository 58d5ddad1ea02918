/** So long one turn of the event loop may read before whoever else waits for an answer gets a turn. */
const LONGEST_MS = 8;

/** Reads within one turn of the event loop: whoever reads much would otherwise read to the end. */
export class Turn {
  #began: number | undefined;

  /** Whether this turn has lasted so long that others come first. */
  isLong(): boolean {
    if (this.#began !== undefined) return performance.now() - this.#began > LONGEST_MS;
    this.#began = performance.now();
    setImmediate(() => (this.#began = undefined));
    return false;
  }
}

export const afterOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
