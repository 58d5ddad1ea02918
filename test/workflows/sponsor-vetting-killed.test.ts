import { expect, test } from 'vitest';
import { killableHost } from './killing.ts';
import { aSponsor } from './stories.ts';

const { startAt, kill, call } = killableHost('sponsorship.toronto');

interface Row {
  workItemId: string;
  openedAt: string;
  sponsor: { sponsorId: string } | null;
}
async function asked(sponsorId: string): Promise<Row[]> {
  const { workItems } = await call('/work-items?role=sponsorship-officer&limit=100');
  return (workItems as Row[]).filter(({ sponsor }) => sponsor?.sponsorId === sponsorId);
}
async function untilAsked(sponsorId: string): Promise<Row> {
  for (;;) {
    const [row] = await asked(sponsorId);
    if (row) return row;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
async function told(sponsorId: string): Promise<number> {
  const { notices } = await call(`/notices?about=${sponsorId}&limit=100`);
  return (notices as { template: string; to: { kind: string } }[]).filter(
    ({ template, to }) => template === 'sponsor-vetting' && to.kind === 'role',
  ).length;
}
const vettingOf = async (sponsorId: string) =>
  ((await call(`/sponsors/${sponsorId}`)).sponsor as { vetting: object }).vetting;

test('the vetting of a sponsor goes on, and comes again, though the process is killed in the middle of it', async () => {
  await startAt('2026-03-02T08:00:00.000Z');
  const adults = [{ name: 'Ana Ilieva' }];
  const sponsorId = String((await call('/sponsors', { ...aSponsor({}), adults })).sponsorId);
  await kill();

  await startAt('2026-03-02T09:00:00.000Z');
  const first = await untilAsked(sponsorId);
  await kill();

  await startAt('2026-03-03T08:00:00.000Z');
  expect((await asked(sponsorId)).map(({ workItemId }) => workItemId)).toEqual([first.workItemId]);
  const { sponsor } = await call(`/work-items/${first.workItemId}`);
  const adultIds = (sponsor as { adults: { id: string }[] }).adults.map(({ id }) => id);
  const dates = { checkedOn: '2026-03-03', validUntil: '2027-03-01' };
  await call(`/work-items/${first.workItemId}/decision`, { decision: 'checked', adultIds, ...dates });
  await kill();

  await startAt('2026-12-01T08:00:00.000Z');
  expect(await vettingOf(sponsorId)).toEqual({ status: 'active', validUntil: '2027-03-01' });
  expect([await asked(sponsorId), await told(sponsorId)]).toEqual([[], 0]);
  await kill();

  await startAt('2027-01-04T08:00:00.000Z');
  const second = await untilAsked(sponsorId);
  expect(second.workItemId).not.toBe(first.workItemId);
  expect(second.openedAt.slice(0, 10)).toBe('2027-01-04');
  await kill();

  await startAt('2027-01-05T08:00:00.000Z');
  expect((await asked(sponsorId)).map(({ workItemId }) => workItemId)).toEqual([second.workItemId]);
  expect(await told(sponsorId)).toBe(1);
  const form = { decision: 'not-renewed', reasonCode: 'moved-away' };
  await call(`/work-items/${second.workItemId}/decision`, form);
  expect(await vettingOf(sponsorId)).toMatchObject({ status: 'suspended' });
  expect(await asked(sponsorId)).toEqual([]);
});
