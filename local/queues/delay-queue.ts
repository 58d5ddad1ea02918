import { randomUUID } from 'node:crypto';
import type { EventName } from '../../contracts/functions.ts';
import type { Functions } from '../functions.ts';
import type { HostClock } from '../host-clock.ts';
import { KeptMessages, type Message } from './kept-messages.ts';

/** As the queue on AWS: what fails is delivered again after this time, so many times, and then set aside. */
const AGAIN_MS = 30_000;
const MOST_DELIVERIES = 5;

interface Options {
  /** Where messages are kept; undefined keeps none. */
  folder: string | undefined;
  /** The function that gets the messages. */
  consumer: string;
  functions: Functions;
  clock: HostClock;
  log(message: string): void;
}

/**
 * A queue whose messages are delivered after a delay, as SQS delivers them: at least once, in no order that anything
 * may rely on. A message is on disk before its sender is answered and until its consumer is done with it.
 */
export class DelayQueue {
  readonly #options: Options;
  readonly #kept: KeptMessages;
  readonly #timers = new Set<() => void>();
  readonly #underWay = new Set<Promise<void>>();
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#kept = new KeptMessages(options.folder);
  }

  /** Delivers what an earlier host left. */
  start(): void {
    for (const message of this.#kept.all()) this.#arm(message);
  }

  send(body: string, delaySeconds: number): string {
    const sentAt = this.#options.clock.now();
    const message = { id: randomUUID(), body, sentAt, dueAt: sentAt + delaySeconds * 1000, deliveries: 0 };
    this.#kept.put(message);
    this.#arm(message);
    return message.id;
  }

  /** Delivers nothing more; what waits is delivered by the next host. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    await Promise.allSettled(this.#underWay);
  }

  #arm(message: Message): void {
    const { clock } = this.#options;
    if (this.#closed) return;
    const cancel = clock.at(message.dueAt, () => {
      this.#timers.delete(cancel);
      const delivery = clock.hold(() => this.#deliver(message));
      this.#underWay.add(delivery);
      void delivery.finally(() => this.#underWay.delete(delivery));
    });
    this.#timers.add(cancel);
  }

  async #deliver(message: Message): Promise<void> {
    const { clock, log, consumer } = this.#options;
    if (await this.#isTaken(message)) return this.#kept.remove(message.id);
    const again = { ...message, dueAt: clock.now() + AGAIN_MS, deliveries: message.deliveries + 1 };
    if (again.deliveries < MOST_DELIVERIES) {
      this.#kept.put(again);
      return this.#arm(again);
    }
    this.#kept.remove(message.id);
    log(`${consumer} could not be given a message; the hourly comparison looks after what it was about.`);
  }

  async #isTaken({ id, body, sentAt, deliveries }: Message): Promise<boolean> {
    const { functions, clock, consumer } = this.#options;
    const attributes = {
      ApproximateReceiveCount: String(deliveries + 1),
      SentTimestamp: String(sentAt),
      ApproximateFirstReceiveTimestamp: String(Math.round(clock.now())),
    };
    const record = { messageId: id, receiptHandle: id, body, attributes, eventSource: 'aws:sqs' };
    const answer = await functions.invoke(consumer, JSON.stringify({ Records: [record] }));
    if (answer.functionError) return false;
    const { batchItemFailures = [] } = (JSON.parse(answer.payload) ?? {}) as { batchItemFailures?: object[] };
    return batchItemFailures.length === 0;
  }
}

/** The queue that releases decisions which can still be taken back. */
export const openHeldQueue = (options: Omit<Options, 'consumer'>): DelayQueue =>
  new DelayQueue({ ...options, consumer: 'CarryOutDecision' satisfies EventName });
