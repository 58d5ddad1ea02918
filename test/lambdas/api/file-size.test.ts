import { expect, it } from 'vitest';
import { PolicySchema } from '../../../registry/policy-schema.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { ASYLUM, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { household } from '../../fixtures/household.ts';
import { registered } from '../../fixtures/id-key.ts';
import { openTestTable } from '../../table.ts';

const own = shippedPolicy('resettlement', 1)!;
const MEGABYTE = 1_048_576;

it('how large a file may be is a rule of the policy, with another for an office, and is told beforehand', async () => {
  const table = await openTestTable();
  const files = { mostMegabytes: 30, byOffice: { [ASYLUM]: 2 } };
  await table.store.publishPolicy({ ...own, version: 2, files }, command(staff('administrator')));
  const by = command();
  const opened = registered(household(), await table.store.currentPolicy('resettlement'), true, by);
  await table.store.commitCase(opened, by);
  const file = await table.store.loadCase(opened.case.id);
  const there = file.case.destinationOffice!;
  const path = { recordId: file.case.id };
  const sent = async (office: string, bytes: number) => {
    const body = { kind: 'letter', name: 'letter.pdf', bytes };
    return api('AddDocument', { by: staff('caseworker', office), path, body });
  };
  const told = async (office: string) =>
    (await api('ListDocuments', { by: staff('caseworker', office), path })).body.mostMegabytes;
  expect([await told(ASYLUM), await told(there)]).toEqual([2, 30]);
  const refused = await sent(ASYLUM, 2 * MEGABYTE + 1);
  expect([refused.status, refused.body.issues]).toMatchObject([
    400,
    [{ path: 'bytes', code: 'file-size', received: `${2 * MEGABYTE + 1} bytes` }],
  ]);
  expect(refused.text).toContain('at most 2 MB; this one has 2.1 MB');
  expect((await sent(ASYLUM, 2 * MEGABYTE)).status).toBe(201);
  expect((await sent(there, 2 * MEGABYTE + 1)).status).toBe(201);
});

it('no policy lets files in that are larger than what a function can put together', () => {
  const withFiles = (mostMegabytes: number) =>
    PolicySchema.safeParse({ ...own, files: { mostMegabytes, byOffice: {} } }).success;
  expect([withFiles(100), withFiles(101), withFiles(0)]).toEqual([true, false, false]);
});
