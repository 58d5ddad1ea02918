import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { household } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker');
const supervisor = staff('supervisor');
let table: TestTable;

beforeAll(async () => {
  table = await openTestTable();
});

const flag = (instruction: string) => ({ kind: 'security', instruction, blocks: ['travel'] });

describe('an Idempotency-Key that comes again with another body', () => {
  it('is refused by name and does nothing, where the command keeps its answer', async () => {
    const caseId = (await storedCase(table)).case.id;
    const raise = (instruction: string) =>
      api('RaiseFlag', { by: supervisor, path: { caseId }, body: flag(instruction), key: 'one' });
    const first = await raise('call first');
    const second = await raise('call nobody');
    expect([first.status, second.status]).toEqual([202, 422]);
    expect(second.body).toMatchObject({ type: 'urn:kinbridge:error:KeyReused' });
    expect(second.text).toContain('Idempotency-Key');
    expect((await table.store.loadCase(caseId)).flags.map(({ instruction }) => instruction)).toEqual([
      'call first',
    ]);
    expect(await raise('call first')).toMatchObject({ status: 202, body: first.body });
  });

  it('is refused where the command keeps no answer', async () => {
    const register = (number: string) =>
      api('RegisterCase', { by: worker, body: { ...household(), number }, key: 'two' });
    const first = await register('KEY-1');
    expect([first.status, (await register('KEY-2')).status]).toEqual([201, 422]);
    expect(await register('KEY-1')).toMatchObject({ status: 201, body: first.body });
  });

  it('may be used again for what is put right after a refusal', async () => {
    const caseId = (await storedCase(table)).case.id;
    const withdraw = (id: string, reasonCode: string) =>
      api('WithdrawCase', { by: worker, path: { caseId: id }, body: { reasonCode }, key: 'three' });
    expect((await withdraw(caseId, 'Not a code')).status).toBe(400);
    expect((await withdraw(caseId, 'changed-plans')).status).toBe(202);
    const other = staff('caseworker', 'nairobi');
    const refused = (body: object) => api('WithdrawCase', { by: other, path: { caseId }, body, key: 'four' });
    expect((await refused({ reasonCode: 'one' })).status).toBe(404);
    expect((await refused({ reasonCode: 'two' })).status).toBe(404);
  });

  it('is another key for another person and another path', async () => {
    const [one, two] = [await storedCase(table), await storedCase(table)].map((file) => file.case.id);
    const raise = (caseId: string, instruction: string, by = supervisor) =>
      api('RaiseFlag', { by, path: { caseId }, body: flag(instruction), key: 'five' });
    const answers = [
      await raise(one!, 'first'),
      await raise(two!, 'second'),
      await raise(one!, 'third', worker),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  });

  it('lets one of two that come at the same time through', async () => {
    const caseId = (await storedCase(table)).case.id;
    const answers = await Promise.all(
      ['one', 'two'].map((instruction) =>
        api('RaiseFlag', { by: supervisor, path: { caseId }, body: flag(instruction), key: 'six' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 422]);
  });

  it('keeps nothing of the body but a digest', async () => {
    const kept = (await table.scan()).filter(({ type }) => type === 'command-body');
    expect(kept.length).toBeGreaterThan(0);
    for (const item of kept)
      expect(
        Object.keys(item)
          .filter((field) => field !== 'released')
          .sort(),
      ).toEqual(['digest', 'expiresAt', 'pk', 'sk', 'type']);
  });
});
