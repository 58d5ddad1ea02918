import { beforeAll, describe, expect, it } from 'vitest';
import { raiseFlag } from '../../../domain/casework/consents-and-flags.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const shipped = shippedPolicy('resettlement', 1)!;
const by = staff('administrator', 'amman', 'admin-1');
const draft = (over: Partial<Policy>): Policy => ({ ...shipped, version: 2, ...over });
const tried = (body: Policy, who = by) =>
  api('DryRunPolicy', { by: who, path: { programme: body.programme, version: String(body.version) }, body });
const without = (stage: string) => shipped.stages.filter((one) => one !== stage);

/** A case that has passed these stages. */
async function passed(over: Parameters<typeof storedCase>[1], ...stages: (keyof typeof shipped | string)[]) {
  const { case: caseRecord } = await storedCase(table, over);
  const state = { status: 'completed' as const, outcome: 'done', at: AT };
  const reached = Object.fromEntries(stages.map((stage) => [stage, state]));
  await table.store.change(caseRecord.id, command(), () => ({
    ...{ patch: { stages: reached }, writes: [], answer: {} },
    facts: [{ act: 'stage.settled', subject: 'sponsorship' }],
  }));
  return caseRecord.id;
}

describe('a dry run of a policy', () => {
  it('names the open cases that have it differently ahead of them, and counts those that are closed to the asker', async () => {
    const before = (await passed({
      office: 'nairobi',
      members: [adult({ name: 'Nadia Karimi' })],
    })) as string;
    const after = await passed({ office: 'nairobi' }, 'sponsorship');
    // Found by the office of destination that the others lead to.
    const { case: beside } = await storedCase(table, { office: 'elsewhere' }, false);
    const { case: other } = await storedCase(table, { office: 'nairobi' });
    const raise = command(staff('protection-officer'));
    const flag = { kind: 'protection' as const, instruction: 'ask her alone', blocks: [] };
    await table.store.change(other.id, raise, (file) => raiseFlag(file, flag, raise));

    const answer = await tried(draft({ stages: without('sponsorship') }));
    expect(answer.status).toBe(200);
    const removed = { effect: 'stage-removed', subject: 'sponsorship' };
    const { cases } = answer.body as { cases: { caseId: string }[] };
    expect(cases.map(({ caseId }) => caseId).toSorted()).toEqual([before, beside.id].toSorted());
    expect(cases.find(({ caseId }) => caseId === before)).toMatchObject({
      ...{ office: 'nairobi', status: 'active', policyVersion: 1, effects: [removed] },
    });
    expect(answer.body).toMatchObject({
      ...{ open: 4, touched: 3, untold: 1, complete: true, sponsors: false },
      effects: [{ ...removed, cases: 3 }],
    });
    expect(JSON.stringify(cases)).not.toContain(after);
    expect(answer.text).not.toMatch(/Karimi|Haddad/);
  });

  it('changes nothing, and stands in the chain of who asked', async () => {
    const versions = await api('ListPolicies', { by, path: { programme: 'resettlement' } });
    expect(versions.body).toMatchObject({ draft: null, entries: [] });
    const read = await api('ReadReadings', {
      by: staff('auditor', 'geneva'),
      path: { day: AT.slice(0, 10), reader: by.id },
    });
    expect(JSON.stringify(read.body)).toContain('policy.tried');
  });

  it('is of what may be published, under its own number, for administrators', async () => {
    expect((await tried(draft({ stages: without('state-decision') }))).status).toBe(400);
    const path = { programme: 'resettlement', version: '3' };
    expect((await api('DryRunPolicy', { by, path, body: draft({}) })).status).toBe(400);
    expect((await tried(draft({}), staff('supervisor'))).status).toBe(403);
  });
});
