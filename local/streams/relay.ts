import { setTimeout as startTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { KEPT_MS } from '../dynamodb/streams.ts';
import type { EmbeddedTable } from '../dynamodb/table.ts';
import type { Consumer, ConsumerCounters } from './consumer.ts';
import { Cursor } from './cursor.ts';
import { isAfter, type Place } from './record.ts';
import { restateTable } from './restate.ts';

interface Options {
  table: EmbeddedTable;
  consumers: readonly Consumer[];
  clock: Clock;
  log(message: string): void;
}

export interface StreamCounters {
  reads: number;
  consumers: Record<string, ConsumerCounters>;
}

const POLL_MS = 200;
const TRY_AGAIN_MS = 1000;
const STOP_MS = 5000;
/** A consumer this far behind stops reading, so that a long failure does not fill the memory. */
const MAX_WAITING = 5000;

/** Reads the table's stream once for all consumers and passes the records on. */
export class StreamRelay {
  readonly #options: Options;
  readonly #cursor: Cursor;
  #reads = 0;
  #reading: Promise<number> | undefined;
  #again = false;
  #poll: NodeJS.Timeout | undefined;
  #stopped = false;
  #trimmedAt = 0;
  #trimming: Promise<unknown> = Promise.resolve();
  /** How many writes there had been when the last complete read of the stream began. */
  #readUpTo = -1;
  /** Releases the call that waits for a read: replaying the table makes calls that would wait for it. */
  #seen = (): void => {};

  constructor(options: Options) {
    this.#options = options;
    this.#cursor = new Cursor(options.table.stream);
  }

  /**
   * Continues where each consumer stopped, and makes up for what the stream dropped while no host was running and for
   * derived data of another version.
   */
  async start(): Promise<void> {
    const { consumers, table, clock } = this.#options;
    const behind: Consumer[] = [];
    const places: (Place | undefined)[] = [];
    for (const consumer of consumers) {
      const checkpoint = consumer.checkpoint.read();
      const place = checkpoint?.place ?? undefined;
      const known = place !== undefined && this.#cursor.knows(place);
      const lost = !known && !checkpoint?.complete;
      if (!table.isNew && (lost || consumer.checkpoint.outdated)) behind.push(consumer);
      consumer.startAfter(known ? place : undefined);
      places.push(known ? place : undefined);
    }
    this.#cursor.moveTo(earliest(places));
    if (behind.length > 0) await clock.hold(() => restateTable(table, behind, () => clock.now()));
    for (const consumer of consumers) consumer.renewed();
    clock.beforeJump(() => this.#settle());
    this.#wait(0);
  }

  /**
   * Something may have been written. Resolves when it was read, or when so much is lost that the table is replayed.
   */
  nudge(): Promise<void> {
    if (this.#stopped || !this.#unread) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#again = true;
    this.#seen = resolve;
    void this.#options.clock
      .hold(() => this.#read())
      .catch(() => {})
      .finally(resolve);
    return promise;
  }

  /** Reads and delivers until nothing new arrives; true if anything did. */
  async drain(): Promise<boolean> {
    let any = false;
    for (;;) {
      this.#again = true;
      const found = await this.#read();
      const waiting = this.#options.consumers.some((consumer) => consumer.waiting > 0);
      for (const consumer of this.#options.consumers) await consumer.settled();
      any ||= found > 0 || waiting;
      if (!this.#mayHaveMore || this.#stopped) return any;
    }
  }

  /** Before a virtual clock jumps: everything is delivered, and records older than a day are removed. */
  async #settle(): Promise<boolean> {
    if (this.#mayHaveMore) return this.drain();
    const now = this.#options.clock.now();
    if (now - this.#trimmedAt >= KEPT_MS && !this.#stopped) {
      this.#trimmedAt = now;
      this.#trimming = this.#options.table.stream.trim();
      await this.#trimming;
    }
    return false;
  }

  get #mayHaveMore(): boolean {
    return (
      !this.#stopped && (this.#unread || this.#options.consumers.some((consumer) => consumer.waiting > 0))
    );
  }

  /** A write appears in the stream as soon as it is answered. */
  get #unread(): boolean {
    return this.#readUpTo < this.#options.table.service.items.writes;
  }

  counters(): StreamCounters {
    const consumers = this.#options.consumers.map(
      (consumer) => [consumer.name, consumer.counters()] as const,
    );
    return { reads: this.#reads, consumers: Object.fromEntries(consumers) };
  }

  /** Delivers what has arrived so far, within a few seconds, and then nothing more. */
  async stop(): Promise<void> {
    clearTimeout(this.#poll);
    const late = setTimeout(STOP_MS, undefined, { ref: false });
    await Promise.race([this.drain().catch(() => {}), late]);
    this.#stopped = true;
    for (const consumer of this.#options.consumers) await consumer.stop();
    await this.#trimming.catch(() => {});
  }

  /** After `stop`, when nobody writes any more: records for the next start whether everything was delivered. */
  async seal(): Promise<void> {
    const { records, gap } = await this.#cursor.read();
    if (records.length > 0 || gap) return;
    for (const consumer of this.#options.consumers) consumer.seal();
  }

  #wait(ms: number): void {
    if (this.#stopped || this.#options.clock.kind === 'virtual') return;
    this.#poll = startTimer(() => {
      this.#again = true;
      this.#read().then(
        () => this.#wait(POLL_MS),
        (error: Error) => {
          this.#options.log(`The table's stream cannot be read (${error.message}); trying again.`);
          this.#wait(TRY_AGAIN_MS);
        },
      );
    }, ms);
  }

  /**
   * One reader at a time; a caller that arrives during a read is served by the next one. Returns how many records
   * arrived.
   */
  #read(): Promise<number> {
    this.#reading ??= this.#readToEnd();
    return this.#reading;
  }

  async #readToEnd(): Promise<number> {
    await Promise.resolve();
    let found = 0;
    try {
      while (this.#again && !this.#stopped && !this.#full) {
        this.#again = false;
        found += await this.#readOnce();
      }
      return found;
    } finally {
      this.#reading = undefined;
    }
  }

  get #full(): boolean {
    return this.#options.consumers.some((consumer) => consumer.waiting > MAX_WAITING);
  }

  async #readOnce(): Promise<number> {
    const { consumers, table, clock } = this.#options;
    this.#reads++;
    const upTo = table.service.items.writes;
    const { records, gap, more } = await this.#cursor.read();
    if (gap) {
      this.#seen();
      await restateTable(table, consumers, () => clock.now());
    }
    for (const consumer of consumers) consumer.take(records);
    if (more || gap) this.#again = true;
    else this.#readUpTo = upTo;
    return records.length;
  }
}

/** The place from which all can continue: undefined if one of them starts at the oldest record. */
function earliest(places: readonly (Place | undefined)[]): Place | undefined {
  let first: Place | undefined;
  for (const place of places) {
    if (place === undefined) return undefined;
    if (first === undefined || isAfter(first, place)) first = place;
  }
  return first;
}
