import { beforeAll, expect, it } from 'vitest';
import { casesCounted, type RoleNumber, workCounted } from '../../../console/src/operations/list-links.ts';
import type { Statistics } from '../../../contracts/api/statistics.ts';
import { openWorkItem } from '../../../domain/work-item/open-work-item.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const office = 'counted-1';
const lead = staff('supervisor', office, 'lead.counted');
let table: TestTable;
let late: string;
beforeAll(async () => {
  table = await openTestTable();
  for (let n = 0; n < 4; n += 1) {
    const { case: caseRecord } = await storedCase(table, { office, destinationOffice: 'counted-2' });
    const workItemId = await storedItem(table, caseRecord.id, 'eligibility-review');
    if (n === 0)
      await api('ClaimWorkItem', { by: staff('caseworker', office, 'w.counted'), path: { workItemId } });
    if (n === 1) {
      const by = command();
      const again = { kind: 'eligibility-review', round: 2, token: 'token-2', execution: 'execution-1' };
      await table.store.change(caseRecord.id, by, (file) => openWorkItem(file, again, by));
    }
    late = (await table.store.loadWorkItems([workItemId]))[0]!.dueAt;
  }
  await storedCase(table, { office }, false);
});

const NUMBERS: readonly RoleNumber[] = ['open', 'unclaimed', 'overdue', 'escalated'];

it('each number of an overview opens a list of as many', async () => {
  const statistics = (await api('ReadStatistics', { by: lead, at: late })).body as unknown as Statistics;
  const numbers: [string, number][] = [
    ...statistics.work.roles.flatMap((row) =>
      NUMBERS.flatMap((number): [string, number][] => {
        const link = workCounted(row.role, number);
        return link === undefined ? [] : [[link, row[number]]];
      }),
    ),
    ...statistics.cases.map((row): [string, number] => [casesCounted(row), row.count]),
  ];
  const listed = await Promise.all(
    numbers.map(async ([link]): Promise<[string, number]> => {
      const [path, search] = link.split('?');
      const { queue, ...rest } = Object.fromEntries(new URLSearchParams(search));
      const query = { ...rest, ...(queue ? { role: queue } : {}), limit: '100' };
      const name = path === '/work' ? 'ListWorkItems' : 'ListCases';
      const { body } = await api(name, { by: lead, at: late, query });
      return [link, ((body.workItems ?? body.cases) as unknown[]).length];
    }),
  );
  expect(listed).toEqual(numbers);
  expect(numbers.filter(([, count]) => count > 0).length).toBeGreaterThan(5);
});
