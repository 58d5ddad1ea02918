import { expect, test } from 'vitest';
import { FUNCTIONS } from '../../../contracts/functions.ts';
import { MAX_STREAM_CONSUMERS, STREAM_CONSUMERS } from '../../../contracts/streams.ts';
import { startHost } from '../../../local/host.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { FIXTURES } from './fixtures/lists.ts';

test('the stream has as many consumers as a shard of it has room for on AWS', () => {
  expect(MAX_STREAM_CONSUMERS).toBe(2);
  expect(STREAM_CONSUMERS.length).toBeLessThanOrEqual(MAX_STREAM_CONSUMERS);
  const streams = FUNCTIONS.filter(({ kind }) => kind === 'stream').map(({ name }) => name);
  expect(STREAM_CONSUMERS.map((consumer) => consumer.function).sort()).toEqual(streams.sort());
});

test('a host does not start with more', async () => {
  const consumers = [...FIXTURES.consumers, { function: 'Relay', types: ['more'] }];
  const starting = startHost({
    dataDir: ':memory:',
    clock: virtualClock(Date.UTC(2026, 0, 1)),
    lists: { ...FIXTURES, consumers },
  });
  await expect(starting).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringMatching(/at most 2 consumers .* received 3: Relay, SendLetters, Relay/),
  });
});
