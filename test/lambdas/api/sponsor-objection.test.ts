import { beforeAll, expect, it } from 'vitest';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

it('is to what the data of a sponsor is used for, and to no purpose that is about households', async () => {
  const group = sponsor();
  await table.store.commitEntity(group);
  const by = staff('sponsorship-officer', group.destinationOffice);
  const path = { recordId: group.id };
  const said = { askedBy: 'sponsor', channel: 'letter', words: 'Please do not.', askedOn: '2026-01-01' };
  const ask = (purpose: string) =>
    api('AskRight', { by, path, body: { right: 'objection', purpose, ...said } });
  for (const purpose of [
    'assessment',
    'tracing',
    'disclosure-to-sponsor',
    'disclosure-to-state',
    'statistics',
  ])
    expect(await ask(purpose)).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'purpose', code: 'purpose-of-sponsor' }] },
    });
  expect((await ask('referral-to-partner')).status).toBe(202);
});
