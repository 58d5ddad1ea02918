import { afterEach, beforeEach, expect, test } from 'vitest';
import { realClock } from '../../local/clock.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';

const HEADER =
  'case number,programme,office,destination office,submission priority,primary category,secondary category,relationship to PA,full name,sex,date of birth,nationality,separation,custody,sought relationship';
const row = (number: string, cells: string) =>
  `${number},resettlement,amman,toronto,normal,medical-needs,lack-of-foreseeable-alternatives,${cells}`;
const csv = [
  HEADER,
  row('U-1', 'PA,Hala Sabbagh,f,1979-02-11,SYR,,,brother'),
  row('U-2', 'PA,Nour Idlibi,f,1983-02-11,SYR,,,'),
].join('\n');

let host: Host;
beforeEach(async () => {
  host = await startHost({ dataDir: ':memory:', clock: realClock() });
});
afterEach(() => host.close());

interface Node {
  id: { workflow: string };
  status: string;
  children?: Node[];
}
const flat = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => [node, ...flat(node.children ?? [])]);

async function executionsOf(caseId: string): Promise<string[]> {
  const { body } = await host.request('GET', `/cases/${caseId}/executions`, { user: 'supervisor.amman' });
  return flat((body as { executions: Node[] }).executions).map(({ status }) => status);
}

async function openWork(): Promise<number> {
  let found = 0;
  for (const user of ['caseworker.amman', 'supervisor.amman', 'tracing.amman']) {
    const { body } = await host.request('GET', '/work-items?limit=100', { user });
    found += (body as { workItems: object[] }).workItems.length;
  }
  return found;
}

test('an import that is undone leaves nothing running and nobody with work', async () => {
  const user = 'caseworker.amman';
  const sent = await host.request('POST', '/intake', {
    ...{ user, body: { csv, start: true, importKey: 'undo-workflow-test' } },
  });
  const { households, importId } = sent.body as { households: { caseId: string }[]; importId: string };
  await host.idle();
  const ids = households.map(({ caseId }) => caseId);
  const before = (await Promise.all(ids.map(executionsOf))).flat();
  expect(before.filter((status) => status === 'RUNNING').length).toBeGreaterThan(ids.length);
  expect(await openWork()).toBeGreaterThan(0);
  const undone = await host.request('POST', `/intake-imports/${importId}/undo`, { user, body: {} });
  expect(undone.body).toEqual({ undone: expect.arrayContaining(ids), kept: [], next: null });
  await host.idle();
  const after = (await Promise.all(ids.map(executionsOf))).flat();
  expect(after.length).toBeGreaterThanOrEqual(before.length);
  expect(after.filter((status) => status === 'RUNNING')).toEqual([]);
  expect(await openWork()).toBe(0);
  expect(host.deadLetters()).toEqual([]);
});
