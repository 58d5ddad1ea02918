import { expect, test } from 'vitest';
import { RECOMMENDED } from '../fixtures/eligibility.ts';
import { household } from '../fixtures/household.ts';
import { killableHost } from './killing.ts';

const { startAt, kill, call } = killableHost('caseworker.amman', { KINBRIDGE_TAKE_BACK_SECONDS: '60' });
const openKinds = async (caseId: string) =>
  ((await call(`/cases/${caseId}`)).waitsFor as { kind: string; workItemId: string }[]).map(
    ({ kind }) => kind,
  );
async function until(caseId: string, kind: string): Promise<void> {
  while (!(await openKinds(caseId)).includes(kind)) await new Promise((resolve) => setTimeout(resolve, 50));
}

test('a decision takes effect although the process is killed while it waits', async () => {
  await startAt('2026-03-02T08:00:00.000Z');
  const { caseId } = await call('/cases', { ...household({ office: 'amman' }), start: true });
  const id = String(caseId);
  await until(id, 'eligibility-review');
  const [item] = (await call(`/cases/${id}`)).waitsFor as { workItemId: string }[];
  const path = `/work-items/${item!.workItemId}`;
  expect(await call(`${path}/decision`, RECOMMENDED)).toMatchObject({ heldFor: 60 });
  await kill();

  await startAt('2026-03-02T08:00:30.000Z');
  expect(await call(path)).toMatchObject({ held: { decision: 'recommend' } });
  expect(await openKinds(id)).toEqual(['eligibility-review']);
  await kill();

  await startAt('2026-03-02T08:30:00.000Z');
  await until(id, 'eligibility-approval');
  expect(await call(path)).toMatchObject({ status: 'decided', held: null });
});
