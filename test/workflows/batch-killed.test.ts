import { expect, test } from 'vitest';
import { household } from '../fixtures/household.ts';
import { killableHost } from './killing.ts';

const { startAt, kill, call } = killableHost('caseworker.amman');
type Outcome = { state: string; item: { assignee?: string } | null };
const HOUSEHOLDS = 13;
const later = () => new Promise((resolve) => setTimeout(resolve, 50));

async function queue() {
  const { workItems } = await call('/work-items?limit=100');
  return workItems as { workItemId: string; version: number; assignee?: string }[];
}

test('a batch goes on after the process is killed, and does nothing twice', {
  timeout: 600_000,
}, async () => {
  await startAt('2026-03-02T08:00:00.000Z');
  for (let n = 0; n < HOUSEHOLDS; n += 1)
    await call('/cases', { ...household({ office: 'amman', number: `RRF-BATCH-${n}` }), start: true });
  while ((await queue()).length < HOUSEHOLDS) await later();
  const [left, ...chosen] = await queue();
  const items = chosen.map(({ workItemId, version }) => ({ workItemId, version }));
  const { batchId } = await call('/batches', { act: 'claim', items });
  await kill();

  await startAt('2026-03-02T08:00:30.000Z');
  let batch = await call(`/batches/${String(batchId)}`);
  while (batch.endedAt === undefined) {
    await later();
    batch = await call(`/batches/${String(batchId)}`);
  }
  const outcomes = batch.items as Outcome[];
  expect(outcomes.map(({ state }) => state)).toEqual(items.map(() => 'done'));
  expect(outcomes.every(({ item }) => item?.assignee === 'caseworker.amman')).toBe(true);
  const after = await queue();
  expect(after.find(({ workItemId }) => workItemId === left!.workItemId)).toEqual(left);
  // Each was claimed once: its version counts what happened to it.
  for (const { workItemId, version } of items)
    expect(after.find((item) => item.workItemId === workItemId)?.version).toBe(version + 1);
});
