import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SetAsideCondition as Condition, SetAsideLetter } from '../../contracts/cannot-pass.ts';
import { functionArn } from '../account.ts';
import type { StreamRecord } from './record.ts';

/** A record that could not be delivered to a consumer: where to find it, never its content. */
export interface DeadLetter extends SetAsideLetter {
  functionArn: string;
  approximateInvokeCount: number;
  timestamp: string;
}

export class DeadLetters {
  readonly #file: string | undefined;
  readonly letters: DeadLetter[] = [];
  readonly #tell: (letter: DeadLetter) => void;
  #holding: Set<string>;

  constructor(folder: string | undefined, tell: (letter: DeadLetter) => void = () => {}) {
    this.#file = folder === undefined ? undefined : join(folder, 'dead-letters.jsonl');
    this.#tell = tell;
    this.#holding = new Set(this.waiting().map(ownerOf));
  }

  /** Whether something of the same case was set aside: later records wait behind it, in order. */
  holds(consumer: string, { dynamodb }: StreamRecord): boolean {
    return this.#holding.size > 0 && this.#holding.has(ownerOf({ consumer, keys: dynamodb.Keys }));
  }

  add(
    consumer: string,
    record: StreamRecord,
    { condition, invocations, errorType }: { condition: Condition; invocations: number; errorType: string },
    at: number,
  ): void {
    const letter: DeadLetter = {
      consumer,
      functionArn: functionArn(consumer),
      condition,
      approximateInvokeCount: invocations,
      errorType,
      timestamp: new Date(at).toISOString(),
      eventID: record.eventID,
      sequenceNumber: record.dynamodb.SequenceNumber,
      keys: record.dynamodb.Keys,
    };
    this.letters.push(letter);
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(letter)}\n`);
    this.#holding.add(ownerOf(letter));
    this.#tell(letter);
  }

  /** What has not been relayed yet, including earlier starts. */
  waiting(): DeadLetter[] {
    if (this.#file === undefined) return [...this.letters];
    if (!existsSync(this.#file)) return [];
    const lines = readFileSync(this.#file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as DeadLetter);
  }

  /** Removes what has been relayed; anything set aside in the meantime stays. */
  strike(done: readonly DeadLetter[]): void {
    const ids = new Set(done.map(({ consumer, eventID }) => `${consumer} ${eventID}`));
    const left = this.waiting().filter(({ consumer, eventID }) => !ids.has(`${consumer} ${eventID}`));
    this.letters.splice(0, this.letters.length, ...left);
    this.#holding = new Set(left.map(ownerOf));
    if (this.#file === undefined || done.length === 0) return;
    writeFileSync(`${this.#file}.new`, left.map((letter) => `${JSON.stringify(letter)}\n`).join(''));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

/** A consumer and the case (or sponsor) whose item it is: the partition of its key. */
export const ownerOf = ({ consumer, keys }: Pick<DeadLetter, 'consumer' | 'keys'>): string =>
  `${consumer} ${JSON.stringify(keys.pk)}`;
