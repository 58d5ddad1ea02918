/** Closes what was opened in the reverse order, all of it even if some of it fails. */
export class Closing {
  readonly #steps: (() => void | Promise<void>)[] = [];
  #closed: Promise<void> | undefined;

  add<T>(opened: T, close: (opened: T) => void | Promise<void>): T {
    this.#steps.push(() => close(opened));
    return opened;
  }

  close(): Promise<void> {
    this.#closed ??= this.#run();
    return this.#closed;
  }

  async #run(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.#steps.reverse()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'The host did not close cleanly.');
  }
}
