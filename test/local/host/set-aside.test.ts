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
let calls: number;
beforeEach(async () => {
  table = await openEmbeddedTable({ directory: undefined, name: 'kinbridge', now: () => 5000 });
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-set-aside-'));
  told = [];
  calls = 0;
});
afterEach(() => {
  table.service.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A pause would never end, so whatever waits makes the test time out. */
const NEVER = 2_000_000_000;

const consumerOf = (deadLetters: DeadLetters, errorType: string) =>
  new Consumer({
    contract: { function: 'Relay', types: ['thing'] },
    checkpoint: new CheckpointFile(undefined, 'Relay'),
    deadLetters,
    retry: { tries: 10, firstDelayMs: NEVER, longestDelayMs: NEVER },
    now: () => 5000,
    invoke: async (_name, payload) => {
      calls++;
      const { Records } = JSON.parse(payload) as { Records: StreamRecord[] };
      const names = Records.map(({ dynamodb }) => (dynamodb.NewImage as { sk: { S: string } }).sk.S);
      if (names.some((name) => name.startsWith('poison')))
        return { statusCode: 200, functionError: 'Unhandled', payload: JSON.stringify({ errorType }) };
      told.push(...names);
      return { statusCode: 200, payload: 'null' };
    },
  });

const records = (...items: [owner: string, name: string][]) =>
  items.map(([pk, sk], index) =>
    placed(table.definition, {
      ...{ sequence: index + 1, event: 'INSERT', at: 5000, keys: { pk, sk }, size: 1, expired: false },
      ...{ before: undefined, after: { pk, sk, type: 'thing' } },
    }),
  );

describe('a record that cannot be read', () => {
  it.each(['NewerSchema', 'UnreadableItem', 'TypeError'])(
    'is set aside at once on %s, with what follows in its case, and holds no other case',
    async (errorType) => {
      const deadLetters = new DeadLetters(folder);
      const consumer = consumerOf(deadLetters, errorType);
      consumer.take(
        records(['a', 'a1'], ['b', 'poison'], ['b', 'b1'], ['c', 'c1'], ['b', 'b2'], ['d', 'd1']),
      );
      await consumer.settled();
      expect(told).toEqual(['a1', 'c1', 'd1']);
      expect(deadLetters.letters.map(({ keys, condition }) => [keys.sk, condition])).toEqual([
        [{ S: 'poison' }, 'CannotPass'],
        [{ S: 'b1' }, 'BehindAnother'],
        [{ S: 'b2' }, 'BehindAnother'],
      ]);
    },
  );

  it('costs no wait however many there are: twenty in two hundred', async () => {
    const consumer = consumerOf(new DeadLetters(undefined), 'NewerSchema');
    consumer.take(
      records(
        ...Array.from({ length: 200 }, (_, index): [string, string] =>
          index % 10 === 3 ? [`case-${index}`, `poison-${index}`] : [`case-${index}`, `good-${index}`],
        ),
      ),
    );
    await consumer.settled();
    expect(told).toHaveLength(180);
    expect(calls).toBeLessThan(20 * 2 * 6);
    expect(consumer.counters()).toMatchObject({ retries: 0, deadLettered: 20, waiting: 0 });
  });

  it('holds its case after a restart too, until it was relayed', async () => {
    const first = consumerOf(new DeadLetters(folder), 'NewerSchema');
    first.take(records(['b', 'poison']));
    await first.settled();
    const deadLetters = new DeadLetters(folder);
    const again = consumerOf(deadLetters, 'NewerSchema');
    again.take(records(['b', 'b1'], ['c', 'c1']));
    await again.settled();
    expect(told).toEqual(['c1']);
    deadLetters.strike(deadLetters.waiting());
    const later = consumerOf(deadLetters, 'NewerSchema');
    later.take(records(['b', 'b2']));
    await later.settled();
    expect(told).toEqual(['c1', 'b2']);
  });

  it('is told to whoever runs the host, once for the case', async () => {
    const lines: string[] = [];
    const deadLetters = new DeadLetters(undefined, ({ condition }) => lines.push(condition));
    const consumer = consumerOf(deadLetters, 'NewerSchema');
    consumer.take(records(['b', 'poison'], ['c', 'c1']));
    await consumer.settled();
    expect(lines).toEqual(['CannotPass']);
  });
});
