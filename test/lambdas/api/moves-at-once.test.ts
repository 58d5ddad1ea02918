import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { noChange } from '../../../domain/case/change.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeEach(async () => {
  table = await openTestTable();
});

const worker = staff('caseworker');
const supervisor = staff('supervisor');
const family = () => storedCase(table, { members: [adult(), adult({ relationship: 'brother' }), child()] });
const sonOf = (file: CaseFile) => file.persons.find(({ relationship }) => relationship === 'son')!.id;
const activeIn = async ({ case: { id } }: CaseFile) =>
  (await table.store.loadCase(id)).persons
    .filter(({ status }) => status === 'active')
    .map(({ id: one }) => one);
const asked = async (file: CaseFile, members: string[], to: CaseFile): Promise<string> => {
  const { body } = await api('ProposeHouseholdChange', {
    by: worker,
    path: { caseId: file.case.id },
    body: {
      change: { kind: 'moves', members, toCase: to.case.id },
      ...{ happenedOn: '2026-03-01', evidence: 'told by the family' },
    },
  });
  return storedItem(table, file.case.id, 'household-change', String(body.changeId));
};
const confirm = (workItemId: string) =>
  api('DecideWorkItem', { by: supervisor, path: { workItemId }, body: { decision: 'confirm' } });

describe('changes of two cases at the same moment', () => {
  it('of one child to two cases: one takes effect whole, the other is refused', async () => {
    const [from, one, other] = [await family(), await family(), await family()];
    const son = sonOf(from);
    const items = [await asked(from, [son], one), await asked(from, [son], other)];
    const answers = await Promise.all(items.map(confirm));
    const done = answers.filter(({ status }) => status === 200);
    expect(done).toHaveLength(1);
    expect([400, 409]).toContain(answers.find(({ status }) => status !== 200)?.status);
    const places = await Promise.all([from, one, other].map(activeIn));
    expect(places.filter((ids) => ids.includes(son))).toHaveLength(1);
    expect(places[0]).not.toContain(son);
  });

  it('of two households into each other: everybody is in exactly one case afterwards', async () => {
    const [one, other] = [await family(), await family()];
    const everybody = [...one.persons, ...other.persons].map(({ id }) => id).sort();
    const items = [
      await asked(
        one,
        one.persons.map(({ id }) => id),
        other,
      ),
      await asked(
        other,
        other.persons.map(({ id }) => id),
        one,
      ),
    ];
    const answers = await Promise.all(items.map(confirm));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const active = (await Promise.all([one, other].map(activeIn))).flat().sort();
    expect(active).toEqual(everybody);
  });
});

describe('a move with more later acts than fit on a page', () => {
  it('is taken back once each of them has its case', async () => {
    const [from, to] = [await family(), await family()];
    const son = sonOf(from);
    expect((await confirm(await asked(from, [son], to))).status).toBe(200);
    const [change] = (await table.store.loadCase(from.case.id)).changes;
    const flags = Array.from({ length: 320 }, (_, index) => ({
      ...{ type: 'flag' as const, schema: 1 as const, id: `flag-${index}`, caseId: to.case.id },
      ...{ kind: 'medical-hold' as const, instruction: 'Rest.', blocks: [] },
      ...{ raisedAt: '2027-01-01T00:00:00.000Z', raisedBy: 'somebody' },
    }));
    for (let at = 0; at < flags.length; at += 40)
      await table.store.change(to.case.id, command(), () => ({
        ...noChange({}),
        writes: flags.slice(at, at + 40),
        facts: [{ act: 'flag.raised', subject: `flag-${at}` }],
      }));
    const path = { caseId: from.case.id, changeId: change!.id };
    const { acts } = (await api('ListLaterActs', { by: worker, path })).body as { acts: { id: string }[] };
    expect(acts.length).toBeGreaterThan(300);
    const back = await api('ProposeHouseholdChange', {
      by: worker,
      path: { caseId: from.case.id },
      body: {
        change: {
          kind: 'moves-back',
          changeId: change!.id,
          acts: acts.map(({ id }) => ({ id, belongs: 'there' })),
        },
        ...{ happenedOn: '2026-03-01', evidence: 'entered by mistake' },
      },
    });
    expect(back.status).toBe(202);
  });
});
