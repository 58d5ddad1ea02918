import { Execution } from './execution.ts';
import { factsOf, type Journal, type Row } from './journal.ts';
import { Payload } from './json.ts';
import type { Machines } from './machines.ts';

/**
 * Idle executions are kept in memory for a while in case they continue soon; beyond this number they are only on
 * disk.
 */
const MAX_RESTING = 250;

/** The executions in memory, loaded from the journal when something happens to them. */
export class ExecutionStore {
  readonly #journal: Journal;
  readonly #machines: Machines;
  readonly #loaded = new Map<number, Execution>();
  readonly #byArn = new Map<string, Execution>();
  readonly #changed = new Set<Execution>();

  constructor(journal: Journal, machines: Machines) {
    this.#journal = journal;
    this.#machines = machines;
  }

  add(execution: Execution): void {
    this.#loaded.set(execution.facts.num, execution);
    this.#byArn.set(execution.facts.arn, execution);
    this.#changed.add(execution);
  }

  load(num: number): Execution | undefined {
    const loaded = this.#loaded.get(num);
    if (loaded) return loaded;
    return this.#fromRow(this.#journal.one('SELECT * FROM executions WHERE num = ?', num));
  }

  find(arn: string): Execution | undefined {
    const loaded = this.#byArn.get(arn);
    if (loaded) return loaded;
    return this.#fromRow(this.#journal.one('SELECT * FROM executions WHERE arn = ?', arn));
  }

  #fromRow(row: Row | undefined): Execution | undefined {
    if (!row) return undefined;
    const facts = factsOf(row);
    const execution = new Execution(facts, this.#machines.definition(facts.definition), false);
    for (const frame of this.#journal.framesOf(facts.num)) execution.adopt(frame);
    this.#loaded.set(facts.num, execution);
    this.#byArn.set(facts.arn, execution);
    return execution;
  }

  inputOf(execution: Execution): Payload {
    execution.input ??= Payload.ofText(
      this.#journal.one('SELECT input FROM payloads WHERE execution = ?', execution.facts.num)!
        .input as string,
    );
    return execution.input;
  }

  markChanged(execution: Execution): void {
    this.#changed.add(execution);
  }

  get changed(): ReadonlySet<Execution> {
    return this.#changed;
  }

  /** Its changes are on disk now, so it may leave memory. */
  written(): void {
    for (const execution of this.#changed) {
      execution.isNew = false;
      execution.ended = undefined;
      execution.events.length = 0;
      execution.changed.clear();
      execution.removed.clear();
      this.#toEnd(execution);
    }
    this.#changed.clear();
    for (const execution of this.#loaded.values()) {
      if (this.#loaded.size <= MAX_RESTING) break;
      if (!execution.queued) this.forget(execution);
    }
  }

  /**
   * The disk is full: executions that callers started but were not told about never existed, nor did what they
   * started.
   */
  withdrawNew(withdrawn: (execution: Execution) => void): void {
    const gone = new Set<number | null>([null]);
    for (const execution of this.#changed) {
      if (!execution.isNew || !gone.has(execution.origin)) continue;
      gone.add(execution.facts.num);
      execution.withdrawn = true;
      execution.facts.status = 'ABORTED';
      withdrawn(execution);
      this.forget(execution);
    }
  }

  /** The most recently used are evicted last; ended ones are not needed again. */
  #toEnd(execution: Execution): void {
    this.forget(execution);
    if (execution.facts.status !== 'RUNNING') return;
    this.#loaded.set(execution.facts.num, execution);
    this.#byArn.set(execution.facts.arn, execution);
  }

  forget(execution: Execution): void {
    this.#loaded.delete(execution.facts.num);
    this.#byArn.delete(execution.facts.arn);
    this.#changed.delete(execution);
  }
}
