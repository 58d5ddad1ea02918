import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionArn } from '../account.ts';
import type { StreamRecord } from './record.ts';

/** A record that a consumer failed on every time: where it is found, never what it holds. */
export interface DeadLetter {
  consumer: string;
  functionArn: string;
  condition: 'RetryAttemptsExhausted';
  approximateInvokeCount: number;
  errorType: string;
  timestamp: string;
  eventID: string;
  sequenceNumber: string;
  keys: Record<string, unknown>;
}

export class DeadLetters {
  readonly #file: string | undefined;
  readonly letters: DeadLetter[] = [];

  constructor(folder: string | undefined) {
    this.#file = folder === undefined ? undefined : join(folder, 'dead-letters.jsonl');
  }

  add(consumer: string, record: StreamRecord, invocations: number, errorType: string, at: number): void {
    const letter: DeadLetter = {
      consumer,
      functionArn: functionArn(consumer),
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: invocations,
      errorType,
      timestamp: new Date(at).toISOString(),
      eventID: record.eventID,
      sequenceNumber: record.dynamodb.SequenceNumber,
      keys: record.dynamodb.Keys,
    };
    this.letters.push(letter);
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(letter)}\n`);
  }

  /** What nobody relayed yet, of earlier starts too. */
  waiting(): DeadLetter[] {
    if (this.#file === undefined) return [...this.letters];
    if (!existsSync(this.#file)) return [];
    const lines = readFileSync(this.#file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as DeadLetter);
  }

  /** Takes out what has been relayed; what was set aside in the meantime stays. */
  strike(done: readonly DeadLetter[]): void {
    const ids = new Set(done.map(({ consumer, eventID }) => `${consumer} ${eventID}`));
    const left = this.waiting().filter(({ consumer, eventID }) => !ids.has(`${consumer} ${eventID}`));
    this.letters.splice(0, this.letters.length, ...left);
    if (this.#file === undefined || done.length === 0) return;
    writeFileSync(`${this.#file}.new`, left.map((letter) => `${JSON.stringify(letter)}\n`).join(''));
    renameSync(`${this.#file}.new`, this.#file);
  }
}
