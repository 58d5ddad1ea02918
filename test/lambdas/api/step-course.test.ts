import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { RECOMMENDED } from '../../fixtures/eligibility.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const anna = staff('caseworker', 'amman', 'anna');
const bilal = staff('caseworker', 'amman', 'bilal');

describe('a work item', () => {
  it('shows the course of the step with who had it, also of the time before', async () => {
    const { case: caseRecord } = await storedCase(table);
    const path = { workItemId: await storedItem(table, caseRecord.id, 'eligibility-review') };
    await api('ClaimWorkItem', { by: bilal, path });
    await api('ReleaseWorkItem', { by: bilal, path });
    await api('DecideWorkItem', { by: anna, path, body: { ...RECOMMENDED, note: 'Heard.' } });
    const again = { workItemId: await storedItem(table, caseRecord.id, 'eligibility-review') };
    await api('ClaimWorkItem', { by: bilal, path: again });
    const { body } = await api('ReadWorkItem', { by: anna, path: again });
    const steps = body.steps as { act: string; by: string | null; workItemId: string }[];
    const course = steps.map(({ act, by, workItemId }) => [act, by, workItemId === path.workItemId]);
    expect(course).toHaveLength(6);
    expect(course).toEqual(
      expect.arrayContaining([
        ['opened', null, true],
        ['claimed', 'bilal', true],
        ['released', 'bilal', true],
        ['decided', 'anna', true],
        ['opened', null, false],
        ['claimed', 'bilal', false],
      ]),
    );
    expect(body.matter).toMatchObject({
      earlier: [{ decision: 'recommend', by: 'anna', isBasis: true }],
      consents: expect.arrayContaining([
        expect.objectContaining({ purpose: 'assessment', asked: true, holds: [expect.any(Object)] }),
      ]),
    });
  });
});
