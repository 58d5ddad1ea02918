import { appendFileSync } from 'node:fs';
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
}
