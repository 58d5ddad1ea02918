import { beforeAll, describe, expect, it } from 'vitest';
import { linesOf } from '../../../domain/plan/lines.ts';
import { HOUSEHOLD } from '../../../domain/plan/service-plan.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const by = staff('caseworker', 'winnipeg');
const HOUSING = {
  change: 'add',
  whom: HOUSEHOLD,
  service: 'housing',
  provider: 'sponsor',
  dueOn: '2099-05-04',
};

async function planned(body: object = HOUSING) {
  const { case: head, persons } = await storedCase(table, { members: [adult()] });
  const path = { caseId: head.id };
  const change = (wanted: object, who = by) => api('ChangePlan', { by: who, path, body: wanted });
  expect((await change(body)).status).toBe(200);
  const lines = async () => linesOf(await table.store.loadCase(head.id));
  return { change, lines, persons, lineId: (await lines())[0]!.line.id };
}

describe('a plan that is changed by hand', () => {
  it('has a line for a member or for all, with who gives it and until when', async () => {
    const { change, lines, persons } = await planned();
    const whom = persons[0]!.id;
    await change({ ...HOUSING, whom, service: 'language', provider: 'organisation', what: 'Evening course' });
    expect(
      (await lines()).map((one) => [one.whom, one.line.service.code, one.line.provider?.kind]).sort(),
    ).toEqual([
      ...[
        [HOUSEHOLD, 'housing', 'sponsor'],
        [whom, 'language', 'organisation'],
      ],
    ]);
    expect((await lines())[0]?.line).toMatchObject({ state: 'planned', source: { kind: 'by-hand' } });
    expect((await change({ ...HOUSING, whom: 'person-of-another' })).body).toMatchObject({
      issues: [{ path: 'whom' }],
    });
    expect((await change({ ...HOUSING, dueOn: '2020-01-01' })).body).toMatchObject({
      issues: [{ path: 'dueOn' }],
    });
  });

  it('moves a line to another day, and settles it with what came of it', async () => {
    const { change, lines, lineId } = await planned();
    expect((await change({ change: 'move', lineId, dueOn: '2099-06-01' })).status).toBe(200);
    expect((await lines())[0]?.line.dueAt).toBe('2099-06-01T00:00:00.000Z');
    const done = { change: 'deliver', lineId, on: '2026-03-01', outcome: 'A flat for a year' };
    expect((await change(done)).status).toBe(200);
    expect((await lines())[0]?.line).toMatchObject({ state: 'delivered', outcome: 'A flat for a year' });
    expect((await change({ change: 'move', lineId, dueOn: '2099-07-01' })).status).toBe(409);
  });

  it('says why a line will not come', async () => {
    const { change, lines, lineId } = await planned();
    expect((await change({ change: 'give-up', lineId, became: 'declined' })).status).toBe(200);
    expect((await lines())[0]?.line).toMatchObject({
      state: 'cancelled',
      settled: { reasonCode: 'declined' },
    });
  });

  it('is changed by nobody of another office, and not by a reader', async () => {
    const { change } = await planned();
    expect((await change(HOUSING, staff('caseworker', 'lyon'))).status).toBe(404);
    expect((await change(HOUSING, staff('auditor', 'winnipeg'))).status).toBe(403);
  });
});
