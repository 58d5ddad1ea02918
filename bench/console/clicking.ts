import { seededRandom } from '../../domain/placement/model/random.ts';
import { percentile } from '../tracing/statistics.ts';
import type { Served } from './served.ts';

const PEOPLE = 30;
const SECONDS = 90;
/** How long somebody looks at a page before the next click. */
const LOOKS_MS = { least: 1_000, most: 5_000 };
/** By how much people come in after one another. */
const ARRIVES_MS = 5_000;

/** Who works in the morning: by role, as the offices of the demo have them. */
const ROLES = ['caseworker', 'caseworker2', 'supervisor', 'health', 'tracing', 'protection', 'travel'];
const OFFICES = ['amman', 'beirut', 'nairobi', 'bucharest', 'toronto'];

export interface RouteRow {
  readonly route: string;
  readonly asked: number;
  readonly p50: number;
  readonly p95: number;
}

/** Thirty people who are signed in click through queue, cases, a case and its tabs, search and figures. */
export async function clickedThrough(served: Served): Promise<{ people: number; rows: RouteRow[] }> {
  const times = new Map<string, number[]>();
  const people = OFFICES.flatMap((office) =>
    ROLES.filter((role) => office !== 'toronto' || role !== 'tracing').map((role) => `${role}.${office}`),
  ).slice(0, PEOPLE);
  const until = performance.now() + SECONDS * 1_000;
  await Promise.all(people.map((person, index) => oneDay(served, person, index, until, times)));
  const rows = [...times].map(([route, of]) => ({
    ...{ route, asked: of.length, p50: percentile(of, 0.5), p95: percentile(of, 0.95) },
  }));
  return { people: people.length, rows: rows.toSorted((a, b) => b.p95 - a.p95) };
}

async function oneDay(
  served: Served,
  person: string,
  seed: number,
  until: number,
  times: Map<string, number[]>,
): Promise<void> {
  const random = seededRandom(seed + 1);
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const one = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  const ask = async (route: string, path: string, body?: object): Promise<unknown> => {
    const { text, ms } = await served.ask(person, path, body);
    times.set(route, [...(times.get(route) ?? []), ms]);
    return JSON.parse(text);
  };
  await pause(random() * ARRIVES_MS);
  while (performance.now() < until) {
    const [queue] = await Promise.all([
      ask('GET /work-items', '/work-items?limit=25'),
      ask('GET /work-items/counts', '/work-items/counts'),
    ]);
    await pause(LOOKS_MS.least + random() * LOOKS_MS.most);
    const item = one((queue as { workItems: { workItemId: string }[] }).workItems);
    if (item) await ask('GET /work-items/{id}', `/work-items/${item.workItemId}`);
    await pause(LOOKS_MS.least + random() * LOOKS_MS.most);
    const list = await ask('GET /cases', '/cases?limit=25');
    const chosen = one((list as { cases: { caseId: string }[] }).cases);
    if (chosen)
      await Promise.all([
        ask('GET /cases/{id}', `/cases/${chosen.caseId}`),
        ask('GET /cases/{id}/timeline', `/cases/${chosen.caseId}/timeline`),
      ]);
    if (chosen && person.startsWith('supervisor'))
      await ask('GET /cases/{id}/executions', `/cases/${chosen.caseId}/executions`);
    await pause(LOOKS_MS.least + random() * LOOKS_MS.most);
    await ask('POST /find', '/find', { text: one(['sami', 'hadd', 'Layla Om', 'BENCH-004', 'Yusuf']) });
    if (person.startsWith('supervisor')) await ask('GET /statistics', '/statistics');
  }
}
