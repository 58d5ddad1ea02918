import { setTimeout } from 'node:timers/promises';
import type { SetAsideCondition as Condition } from '../../contracts/cannot-pass.ts';
import { cannotPass } from '../../contracts/cannot-pass.ts';
import type { StreamConsumerContract } from '../../contracts/streams.ts';
import type { Invocation } from '../functions.ts';
import type { CheckpointFile } from './checkpoint.ts';
import type { DeadLetters } from './dead-letters.ts';
import { type Failed, failureOf } from './failed-call.ts';
import { Lanes } from './lanes.ts';
import { isAfter, isWanted, type Place, type PlacedRecord, type StreamRecord } from './record.ts';

export interface ConsumerCounters {
  batches: number;
  delivered: number;
  retries: number;
  deadLettered: number;
  restated: number;
  waiting: number;
}

/**
 * How often a record is retried. A failed batch is halved at once, and a record that fails alone waits for its next
 * attempt while other cases proceed. What waiting cannot cure is set aside at once.
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
/** Delivers the records of the stream to one function, in order, each at least once. */
export class Consumer {
  readonly #options: Options;
  readonly #counters = { batches: 0, delivered: 0, retries: 0, deadLettered: 0, restated: 0 };
  #queue: PlacedRecord[] = [];
  #place: Place | undefined;
  #written: Place | undefined;
  #working: Promise<void> | undefined;
  readonly #stop = new AbortController();
  readonly #lanes = new Lanes((records) => this.#workAlone(records));

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
    return this.#queue.length + this.#lanes.waiting;
  }

  counters(): ConsumerCounters {
    return { ...this.#counters, waiting: this.waiting };
  }

  startAfter(place: Place | undefined): void {
    this.#place = place;
    this.#written = place;
    this.checkpoint.write(place, false);
  }

  /** Takes undelivered records; the result resolves when the queue is empty. */
  take(records: readonly PlacedRecord[]): void {
    const last = this.#queue.at(-1)?.place ?? this.#place;
    for (const placed of records)
      if (last === undefined || isAfter(placed.place, last)) this.#queue.push(placed);
    if (this.#queue.length > 0) this.#working ??= this.#work().finally(() => (this.#working = undefined));
  }

  async settled(): Promise<void> {
    while (this.#working) await this.#working;
    await this.#lanes.settled();
    if (this.#working) await this.settled();
  }

  /** Delivers the current state of items. It changes no checkpoint, so that it is repeated if interrupted. */
  async restate(records: readonly StreamRecord[]): Promise<void> {
    const wanted = records.filter((record) => isWanted(this.#options.contract, record));
    this.#counters.restated += wanted.length;
    for (let from = 0; from < wanted.length; from += BATCH)
      await this.#deliver(wanted.slice(from, from + BATCH));
    await this.#lanes.settled();
  }

  /** Records that the derived data has the current version; called once everything was replayed, or is new. */
  renewed(): void {
    if (!this.checkpoint.outdated) return;
    this.checkpoint.renewed();
    this.#keep();
  }

  /** Stops after the current batch, and stores how far it came. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.settled();
    this.#keep();
  }

  /** Records that everything in the stream was delivered; called after `stop`. */
  seal(): void {
    if (this.waiting === 0) this.checkpoint.write(this.#place, true);
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

  /** What waits separately is delivered again after a restart, with what came after it: repeating is harmless. */
  #keep(): void {
    const place = this.#lanes.doneUpTo(this.#place);
    this.checkpoint.write(place, false);
    this.#written = place;
  }

  #nextBatch(): { batch: StreamRecord[]; taken: number } {
    const batch: StreamRecord[] = [];
    let taken = 0;
    for (const { record } of this.#queue) {
      if (isWanted(this.#options.contract, record) && batch.push(record) > BATCH) {
        batch.pop();
        break;
      }
      taken++;
    }
    return { batch, taken };
  }

  /** False if it was stopped before the batch was finished. */
  async #deliver(given: StreamRecord[]): Promise<boolean> {
    const batch = given.filter((record) => !this.#lanes.join(record) && !this.#heldBack(record));
    if (batch.length === 0) return true;
    if (this.#stop.signal.aborted) return false;
    const outcome = await this.#try(batch);
    if (outcome === undefined) {
      this.#counters.delivered += batch.length;
      return true;
    }
    if (batch.length > 1 && outcome.failed) return this.#againAlone(batch, outcome.failed);
    if (batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      return (await this.#deliver(batch.slice(0, half))) && (await this.#deliver(batch.slice(half)));
    }
    await this.#refused(batch[0]!, outcome.errorType);
    return true;
  }

  /** For a batch of which the function named failures: those are retried separately, the rest is delivered. */
  async #againAlone(batch: readonly StreamRecord[], failed: ReadonlySet<string>): Promise<boolean> {
    const again = batch.filter(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
    this.#counters.delivered += batch.length - again.length;
    for (const record of again) if (!(await this.#deliver([record]))) return false;
    return true;
  }

  /** A single record that failed for the first time. */
  async #refused(record: StreamRecord, errorType: string): Promise<void> {
    const { tries } = this.#options.retry;
    if (cannotPass(errorType)) this.#setAside(record, { condition: 'CannotPass', invocations: 1, errorType });
    else if (tries <= 1)
      this.#setAside(record, { condition: 'RetryAttemptsExhausted', invocations: 1, errorType });
    else await this.#lanes.open(record, this.#place);
  }

  /** Delivers the records of one case, each until it succeeds or is set aside; false if it was stopped before. */
  async #workAlone(records: StreamRecord[]): Promise<boolean> {
    while (records.length > 0) {
      const record = records[0]!;
      if (!this.#heldBack(record)) {
        const failure = await this.#tryOften(record);
        if (failure === 'stopped') return false;
        if (failure) this.#setAside(record, failure);
        else this.#counters.delivered++;
      }
      records.shift();
    }
    return true;
  }

  /** How it failed in the end; undefined if it was delivered. */
  async #tryOften(
    record: StreamRecord,
  ): Promise<{ condition: Condition; errorType: string; invocations: number } | 'stopped' | undefined> {
    const { retry } = this.#options;
    for (let attempt = 1; ; attempt++) {
      await pause(Math.min(retry.firstDelayMs * 2 ** (attempt - 1), retry.longestDelayMs), this.#stop.signal);
      if (this.#stop.signal.aborted) return 'stopped';
      this.#counters.retries++;
      const outcome = await this.#try([record]);
      if (outcome === undefined) return undefined;
      const { errorType } = outcome;
      const invocations = attempt + 1;
      if (cannotPass(errorType)) return { condition: 'CannotPass', errorType, invocations };
      if (invocations >= retry.tries) return { condition: 'RetryAttemptsExhausted', errorType, invocations };
    }
  }

  async #try(batch: readonly StreamRecord[]): Promise<Failed | undefined> {
    this.#counters.batches++;
    return failureOf(() => this.#options.invoke(this.name, JSON.stringify({ Records: batch })));
  }

  /** Later changes of a case with something set aside wait with it; a removal leaves nothing to wait for. */
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

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => {});
