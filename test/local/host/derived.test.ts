import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DERIVED_VERSIONS } from '../../../contracts/derived.ts';
import { startHost } from '../../../local/host.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { FIXTURES } from './fixtures/lists.ts';
import { observed } from './fixtures/observed.ts';

const NAME = 'FollowChanges';
const relay = FIXTURES.functions.find(({ name }) => name === 'Relay')!;
const lists = {
  ...FIXTURES,
  functions: [...FIXTURES.functions, { ...relay, name: NAME }],
  consumers: [{ function: NAME, types: ['thing'] }],
};
const dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-derived-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const file = join(dataDir, 'streams', `${NAME}.json`);
const checkpoint = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

/** What the consumer is told of between a start and a stop of the host. */
async function told({ writing }: { writing: boolean }): Promise<string[]> {
  observed.records.length = 0;
  const host = await startHost({ dataDir, clock: virtualClock(Date.UTC(2026, 0, 1)), lists });
  if (writing)
    await host.request('POST', '/items', { user: 'caseworker.amman', body: { id: 't1', type: 'thing' } });
  await host.idle();
  await host.close();
  return observed.records.map(({ id }) => id);
}

test('a consumer is told the whole table once, when another version made what it keeps', async () => {
  expect(await told({ writing: true })).toEqual(['t1']);
  expect(checkpoint()).toMatchObject({ complete: true, derived: DERIVED_VERSIONS[NAME]!() });
  expect(await told({ writing: false })).toEqual([]);
  writeFileSync(file, JSON.stringify({ ...checkpoint(), derived: 'lexicon-of-old' }));
  expect(await told({ writing: false })).toEqual(['t1']);
  expect(await told({ writing: false })).toEqual([]);
});
