import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthRecord } from '../../../stages/health-assessment/health-record.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, household } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
let caseId: string;
let ids: string[];
const worker = staff('caseworker');
const officer = staff('protection-officer');
const AT = '2026-03-10T09:00:00.000Z';

beforeAll(async () => {
  table = await openTestTable();
  const { members } = household();
  const second = adult({ name: 'Layla Second', relationship: 'spouse', needs: ['survivor-of-violence'] });
  const file = await storedCase(table, { members: [members[0]!, second] });
  caseId = file.case.id;
  ids = ['Layla Second', members[0]!.name].map((name) => file.persons.find((one) => one.name === name)!.id);
  const health = ids.map(
    (personId): HealthRecord => ({
      ...{ type: 'health-record', schema: 4, caseId, personId, tuberculosisFinding: false, exams: 1 },
      ...{ classification: 'class-b', examinedOn: '2026-03-01', validUntil: '2026-08-28', cleared: true },
    }),
  );
  await table.store.change(caseId, command(), () => ({
    ...{ patch: {}, facts: [{ act: 'health.recorded' }], answer: {} },
    writes: health,
  }));
  const flag = { kind: 'protection', instruction: 'do not tell the husband', blocks: [] };
  await api('RaiseFlag', { by: officer, path: { caseId }, body: flag });
});

const make = (body: object, by = officer) =>
  api('MakeCopy', { by, path: { caseId }, at: AT, body: { language: 'ar', reasonCode: 'asked', ...body } });
const forPerson = (personId: string) => make({ audience: 'person', personId });

describe('a copy of a case', () => {
  it('for one person says everything about them and nothing about another', async () => {
    const { status, text, body } = await forPerson(ids[0]!);
    expect(status).toBe(201);
    expect(body.persons).toEqual([
      expect.objectContaining({ name: 'Layla Second', needs: ['survivor-of-violence'] }),
    ]);
    expect(body.health).toEqual([expect.objectContaining({ personId: ids[0], classification: 'class-b' })]);
    expect(text).not.toContain(household().members[0]!.name);
    expect(text).not.toContain('do not tell the husband');
    expect(body.withheld).toEqual(['protection', ...(body.withheld as string[]).slice(1)]);
  });

  it('for the family has nobody’s health, needs or protection', async () => {
    const { body, text } = await make({ audience: 'family' });
    expect(body).toMatchObject({ health: [], bestInterests: [], flags: [], decisions: [], tracing: [] });
    expect((body.persons as object[]).length).toBe(2);
    for (const secret of ['survivor-of-violence', 'do not tell the husband', 'class-b'])
      expect(text).not.toContain(secret);
  });

  it('for a court has what it ordered, by a supervisor or protection officer who sees it', async () => {
    expect((await make({ audience: 'court', classes: ['protection'] }, worker)).status).toBe(403);
    expect((await make({ audience: 'court', classes: ['contact'] })).status).toBe(403);
    const { body } = await make({ audience: 'court', classes: ['protection'] });
    expect(body).toMatchObject({ health: [], flags: [{ instruction: 'do not tell the husband' }] });
    expect((await make({ audience: 'court', classes: ['health'] })).body).toMatchObject({ flags: [] });
  });

  it('names no staff', async () => {
    for (const wanted of [{ audience: 'family' }, { audience: 'court', classes: ['protection', 'health'] }])
      expect((await make(wanted)).text).not.toMatch(/officer-1|caseworker-1/);
  });

  it('is of a person of the case, for the person alone', async () => {
    expect((await forPerson('person-of-nobody')).status).toBe(404);
    expect((await make({ audience: 'person' })).status).toBe(400);
    expect((await make({ audience: 'family', personId: ids[0] })).status).toBe(400);
  });

  it('is made at the offices of the case, by who may open it', async () => {
    expect((await make({ audience: 'family' }, staff('caseworker', 'nairobi'))).status).toBe(404);
    expect((await make({ audience: 'family' }, worker)).status).toBe(403);
    expect((await make({ audience: 'family' }, staff('health-staff'))).status).toBe(403);
  });

  it('is recorded in the audit of the case and in the readings, without anything it says', async () => {
    const before = await table.store.readAudit(caseId, 0, 100);
    await forPerson(ids[0]!);
    const entry = (await table.store.readAudit(caseId, 0, 100)).slice(before.length);
    expect(entry).toHaveLength(1);
    expect(entry[0]).toMatchObject({
      actor: { id: officer.id },
      facts: [
        {
          ...{ act: 'copy.made', subject: ids[0] },
          details: {
            audience: 'person',
            language: 'ar',
            reasonCode: 'asked',
            classes: ['identity', 'health'],
          },
        },
      ],
    });
    const { body } = await api('ListCaseReadings', { by: staff('auditor'), path: { caseId } });
    expect(body.readings).toContainEqual(
      expect.objectContaining({ reader: officer.id, act: 'copy.made', fields: ['identity', 'health'] }),
    );
  });

  it.each([
    ['MakeCopy', { audience: 'family' }],
    ['MakeReceipt', { scope: 'person' }],
  ])(
    'is one entry of the chain if the command %s comes again, which is answered again',
    async (name, more) => {
      const before = await table.store.readAudit(caseId, 0, 100);
      const own = name === 'MakeReceipt' ? { personId: ids[0] } : {};
      const body = { language: 'ar', reasonCode: 'asked', ...more, ...own };
      const again = () => api(name, { by: officer, path: { caseId }, at: AT, body, key: `again-${name}` });
      const [first, second] = [await again(), await again()];
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(Object.keys(second.body)).toEqual(Object.keys(first.body));
      expect(await table.store.readAudit(caseId, 0, 100)).toHaveLength(before.length + 1);
    },
  );

  it('is not kept: the command’s answer is nowhere in the table', async () => {
    const key = 'copy-key';
    const body = { audience: 'person', personId: ids[0], language: 'en', reasonCode: 'asked' };
    await api('MakeCopy', { by: officer, path: { caseId }, at: AT, body, key });
    const commands = (await table.scan()).filter(({ pk }) => String(pk).startsWith('COMMAND#'));
    expect(JSON.stringify(commands)).not.toContain('Layla');
  });
});
