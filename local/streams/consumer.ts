import { setTimeout } from 'node:timers/promises';
import type { StreamConsumerContract } from '../../contracts/streams.ts';
import { filtersOf } from '../../contracts/streams.ts';
import type { Invocation } from '../functions.ts';
import type { CheckpointFile } from './checkpoint.ts';
import type { Condition, DeadLetters } from './dead-letters.ts';
import { imageOf, isAfter, type Place, type PlacedRecord, type StreamRecord } from './record.ts';

export interface ConsumerCounters {
  batches: number;
  delivered: number;
  retries: number;
  deadLettered: number;
  restated: number;
  waiting: number;
}

/**
 * How often a batch is tried: one of several records twice, then in halves; a single record `tries` times. What cannot
 * pass by waiting is tried once and set aside at once.
 */
export interface RetryPolicy {
  tries: number;
  firstDelayMs: number;
  longestDelayMs: number;
}

interface Options {
  contract: StreamConsumerContract;
  checkpoint: CheckpointFile;
  deadLetters: DeadLetters;
  retry: RetryPolicy;
  now(): number;
  invoke(functionName: string, payload: string): Promise<Invocation>;
}

const BATCH = 25;
const TRIES_OF_A_BATCH = 2;
/** What is the same however often it is tried: an item that this version cannot read, a fault of the code itself. */
const CANNOT_PASS = new Set([
  'NewerSchema',
  'UnreadableItem',
  'InvalidInput',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'ZodError',
]);

/** Delivers the records of the stream to one function, in order, each at least once. */
export class Consumer {
  readonly #options: Options;
  readonly #counters = { batches: 0, delivered: 0, retries: 0, deadLettered: 0, restated: 0 };
  #queue: PlacedRecord[] = [];
  #place: Place | undefined;
  #written: Place | undefined;
  #working: Promise<void> | undefined;
  readonly #stop = new AbortController();

  constructor(options: Options) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.contract.function;
  }

  get checkpoint(): CheckpointFile {
    return this.#options.checkpoint;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  counters(): ConsumerCounters {
    return { ...this.#counters, waiting: this.#queue.length };
  }

  startAfter(place: Place | undefined): void {
    this.#place = place;
    this.#written = place;
    this.checkpoint.write(place, false);
  }

  /** Takes what has not been delivered yet; the answer resolves when the queue is empty. */
  take(records: readonly PlacedRecord[]): void {
    const last = this.#queue.at(-1)?.place ?? this.#place;
    for (const placed of records)
      if (last === undefined || isAfter(placed.place, last)) this.#queue.push(placed);
    if (this.#queue.length > 0) this.#working ??= this.#work().finally(() => (this.#working = undefined));
  }

  async settled(): Promise<void> {
    while (this.#working) await this.#working;
  }

  /** Delivers what items are now. It changes no checkpoint, so that it is done again when it is cut short. */
  async restate(records: readonly StreamRecord[]): Promise<void> {
    const wanted = records.filter((record) => this.#wants(record));
    this.#counters.restated += wanted.length;
    for (let from = 0; from < wanted.length; from += BATCH)
      await this.#deliver(wanted.slice(from, from + BATCH));
  }

  /** Notes that what it makes of the table is of its present version; to be called when all was restated, or is new. */
  renewed(): void {
    if (!this.checkpoint.outdated) return;
    this.checkpoint.renewed();
    this.#keep();
  }

  /** Ends after the batch in hand, and keeps how far it came. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.settled();
    this.#keep();
  }

  /** Notes that everything in the stream was delivered; to be called after `stop`. */
  seal(): void {
    if (this.#queue.length === 0) this.checkpoint.write(this.#place, true);
  }

  async #work(): Promise<void> {
    while (this.#queue.length > 0 && !this.#stop.signal.aborted) {
      const { batch, taken } = this.#nextBatch();
      const last = this.#queue[taken - 1]!.place;
      if (batch.length > 0 && !(await this.#deliver(batch))) return;
      this.#queue.splice(0, taken);
      this.#place = last;
      if (batch.length > 0) this.#keep();
    }
    if (this.#place !== this.#written) this.#keep();
  }

  #keep(): void {
    this.checkpoint.write(this.#place, false);
    this.#written = this.#place;
  }

  #nextBatch(): { batch: StreamRecord[]; taken: number } {
    const batch: StreamRecord[] = [];
    let taken = 0;
    for (const { record } of this.#queue) {
      if (this.#wants(record) && batch.push(record) > BATCH) {
        batch.pop();
        break;
      }
      taken++;
    }
    return { batch, taken };
  }

  #wants(record: StreamRecord): boolean {
    const image = imageOf(record);
    const type = (image.type as { S?: string } | undefined)?.S ?? '';
    return filtersOf(this.#options.contract).some(
      ({ types, where = {}, removals = false }) =>
        (removals || record.eventName !== 'REMOVE') &&
        types.includes(type) &&
        Object.entries(where).every(([field, text]) => (image[field] as { S?: string })?.S === text),
    );
  }

  /** False when it was stopped before the batch was dealt with. */
  async #deliver(given: StreamRecord[]): Promise<boolean> {
    const batch = given.filter((record) => !this.#heldBack(record));
    if (batch.length === 0) return true;
    const failure = await this.#tryOften(batch);
    if (failure === undefined) {
      this.#counters.delivered += batch.length;
      return true;
    }
    if (failure === 'stopped') return false;
    if (batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      return (await this.#deliver(batch.slice(0, half))) && (await this.#deliver(batch.slice(half)));
    }
    const { errorType, invocations } = failure;
    const condition = CANNOT_PASS.has(errorType) ? 'CannotPass' : 'RetryAttemptsExhausted';
    this.#setAside(batch[0]!, { condition, invocations, errorType });
    return true;
  }

  /** How it failed in the end; nothing when it was delivered. */
  async #tryOften(
    batch: StreamRecord[],
  ): Promise<{ errorType: string; invocations: number } | 'stopped' | undefined> {
    const { retry, invoke } = this.#options;
    const tries = batch.length === 1 ? retry.tries : TRIES_OF_A_BATCH;
    for (let attempt = 1; ; attempt++) {
      if (this.#stop.signal.aborted) return 'stopped';
      this.#counters.batches++;
      const errorType = await invoke(this.name, JSON.stringify({ Records: batch })).then(errorOf, rejected);
      if (errorType === undefined) return undefined;
      if (attempt === tries || CANNOT_PASS.has(errorType)) return { errorType, invocations: attempt };
      this.#counters.retries++;
      await pause(Math.min(retry.firstDelayMs * 2 ** (attempt - 1), retry.longestDelayMs), this.#stop.signal);
    }
  }

  /** What follows in a case of which something was set aside waits with it; a removal leaves nothing to wait for. */
  #heldBack(record: StreamRecord): boolean {
    const held = record.eventName !== 'REMOVE' && this.#options.deadLetters.holds(this.name, record);
    if (held)
      this.#setAside(record, { condition: 'BehindAnother', invocations: 0, errorType: 'BehindAnother' });
    return held;
  }

  #setAside(record: StreamRecord, how: { condition: Condition; invocations: number; errorType: string }) {
    this.#counters.deadLettered++;
    this.#options.deadLetters.add(this.name, record, how, this.#options.now());
  }
}

function errorOf({ functionError, payload }: Invocation): string | undefined {
  if (functionError === undefined) return undefined;
  const { errorType } = JSON.parse(payload) as { errorType?: string };
  return errorType ?? 'Unknown';
}

const rejected = (error: unknown): string => (error instanceof Error ? error.name : 'Unknown');

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => {});
