/**
 * Work that a schedule begins: one round at a time, none after it was closed, and closing waits for the round under way,
 * whose services are closed after it. A long round ends early where it sees that it is being closed.
 */
export class Rounds {
  readonly #round: (closed: AbortSignal) => Promise<unknown>;
  readonly #failed: (error: Error) => void;
  #underWay: Promise<void> | undefined;
  readonly #closing = new AbortController();

  constructor(round: (closed: AbortSignal) => Promise<unknown>, failed: (error: Error) => void) {
    this.#round = round;
    this.#failed = failed;
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Begins a round; resolves when it, or the one that is under way already, has ended. Never rejects. */
  begin(): Promise<void> {
    if (this.closed) return Promise.resolve();
    this.#underWay ??= this.#run().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#underWay;
  }

  async #run(): Promise<void> {
    try {
      await this.#round(this.#closing.signal);
    } catch (error) {
      this.#failed(error as Error);
    }
  }
}
