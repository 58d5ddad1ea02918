import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedTable, openEmbeddedTable } from '../../../local/dynamodb/table.ts';
import { CheckpointFile } from '../../../local/streams/checkpoint.ts';
import { Consumer } from '../../../local/streams/consumer.ts';
import { DeadLetters } from '../../../local/streams/dead-letters.ts';
import { placed, type StreamRecord } from '../../../local/streams/record.ts';

let table: EmbeddedTable;
let folder: string;
let told: string[];
/** While it is shut, records that are named `weak…` fail in a way that may pass. */
let shut: boolean;
beforeEach(async () => {
  table = await openEmbeddedTable({ directory: undefined, name: 'kinbridge', now: () => 5000 });
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-lanes-'));
  told = [];
  shut = true;
});
afterEach(() => {
  table.service.close();
  rmSync(folder, { recursive: true, force: true });
});

const sequenceOf = (index: number) => index + 1;
const records = (...items: [owner: string, name: string][]) =>
  items.map(([pk, sk], index) =>
    placed(table.definition, {
      ...{
        sequence: sequenceOf(index),
        event: 'INSERT',
        at: 5000,
        keys: { pk, sk },
        size: 1,
        expired: false,
      },
      ...{ before: undefined, after: { pk, sk, type: 'thing' } },
    }),
  );
const nameOf = ({ dynamodb }: StreamRecord) => (dynamodb.NewImage as { sk: { S: string } }).sk.S;
const isWeak = (record: StreamRecord) => shut && nameOf(record).startsWith('weak');
const ownerOf = ({ dynamodb }: StreamRecord) => (dynamodb.Keys as { pk: { S: string } }).pk.S;
/** What cannot be done: what is weak, and what follows in its case. */
const leftOf = (given: StreamRecord[]): StreamRecord[] =>
  given.filter((record, index) =>
    given.slice(0, index + 1).some((before) => ownerOf(before) === ownerOf(record) && isWeak(before)),
  );

type Way = 'throws' | 'names';
/** A function that fails as a whole, or one that names the records that it could not do. */
const consumerOf = (way: Way, deadLetters: DeadLetters, tries = 1000) =>
  new Consumer({
    contract: { function: 'Relay', types: ['thing'] },
    checkpoint: new CheckpointFile(folder, 'Relay'),
    deadLetters,
    retry: { tries, firstDelayMs: 1, longestDelayMs: 1 },
    now: () => 5000,
    invoke: async (_name, payload) => {
      const { Records } = JSON.parse(payload) as { Records: StreamRecord[] };
      const left = leftOf(Records);
      if (left.length > 0 && (way === 'throws' || Records.length === 1))
        return { statusCode: 200, functionError: 'Unhandled', payload: '{"errorType":"StoreBusy"}' };
      told.push(...Records.filter((record) => !left.includes(record)).map(nameOf));
      const batchItemFailures = left.map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber }));
      return { statusCode: 200, payload: JSON.stringify({ batchItemFailures }) };
    },
  });
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe.each<Way>(['throws', 'names'])('a fault of one record that may pass (its function %s)', (way) => {
  it('holds its own case alone, and nothing of it comes out of order', async () => {
    const consumer = consumerOf(way, new DeadLetters(folder));
    consumer.take(records(['a', 'a1'], ['b', 'weak'], ['c', 'c1'], ['b', 'b1'], ['d', 'd1'], ['b', 'b2']));
    await until(() => consumer.waiting === 3);
    expect(told.sort()).toEqual(['a1', 'c1', 'd1']);
    shut = false;
    await consumer.settled();
    expect(told.slice(3)).toEqual(['weak', 'b1', 'b2']);
    expect([consumer.waiting, consumer.counters().deadLettered]).toEqual([0, 0]);
  });

  it('takes what comes for other cases meanwhile', async () => {
    const consumer = consumerOf(way, new DeadLetters(folder));
    const all = records(['b', 'weak'], ['c', 'c1'], ['b', 'b1'], ['e', 'e1']);
    consumer.take(all.slice(0, 2));
    await until(() => told.length === 1);
    consumer.take(all.slice(2));
    await until(() => told.length === 2);
    expect(told).toEqual(['c1', 'e1']);
    shut = false;
    await consumer.settled();
    expect(told.slice(2)).toEqual(['weak', 'b1']);
  });

  it('is told again after a restart that came in between', async () => {
    const all = records(['a', 'a1'], ['b', 'weak'], ['c', 'c1']);
    const first = consumerOf(way, new DeadLetters(folder));
    first.take(all.slice(0, 1));
    await first.settled();
    first.take(all.slice(1));
    await until(() => told.length === 2);
    await first.stop();
    const kept = new CheckpointFile(folder, 'Relay').read();
    expect(kept).toMatchObject({ place: { sequence: 1 }, complete: false });
    shut = false;
    const again = consumerOf(way, new DeadLetters(folder));
    again.startAfter(kept!.place ?? undefined);
    again.take(all);
    await again.settled();
    expect(told.slice(2)).toEqual(['weak', 'c1']);
  });

  it('sets it aside with what follows when it does not pass, and the case waits until it is relayed', async () => {
    const deadLetters = new DeadLetters(folder);
    const consumer = consumerOf(way, deadLetters, 5);
    consumer.take(records(['b', 'weak'], ['c', 'c1'], ['b', 'b1']));
    await consumer.settled();
    expect(told).toEqual(['c1']);
    expect(deadLetters.letters.map(({ condition }) => condition)).toEqual([
      'RetryAttemptsExhausted',
      'BehindAnother',
    ]);
  });

  it('of everything at once stops the reading, and all of it is told in the end', async () => {
    const consumer = consumerOf(way, new DeadLetters(folder));
    const many = Array.from({ length: 100 }, (_, index): [string, string] => [
      `case-${index}`,
      `weak${index}`,
    ]);
    consumer.take(records(...many));
    await until(() => consumer.counters().retries > 100);
    expect(told).toEqual([]);
    shut = false;
    await consumer.settled();
    expect([told.length, consumer.waiting]).toEqual([100, 0]);
  });
});
