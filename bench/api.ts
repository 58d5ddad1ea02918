import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { consumedCapacity } from '../lambdas/adapters/capacity.ts';
import { theStore } from '../lambdas/services/the-store.ts';
import { realClock } from '../local/clock.ts';
import { startHost } from '../local/host.ts';
import { addCases } from './api/fill.ts';

process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';

const AIM_MS = 150;
const REQUESTS = 60;
const WARM_UP = 5;
const { values } = parseArgs({ options: { sizes: { type: 'string', default: '100,1000,10000' } } });
const sizes = values.sizes.split(',').map(Number);

interface Row {
  page: string;
  cases: number;
  p50: number;
  p95: number;
  calls: number;
  readUnits: number;
  bytes: number;
}

const host = await startHost({ dataDir: ':memory:', clock: realClock(), rateLimits: null });
const store = theStore();
const from = Date.now() - Math.max(...sizes) * 60_000;

async function tokenOf(user: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${host.url}/dev/token`, {
    ...{ method: 'POST', headers, body: JSON.stringify({ user }) },
  });
  return ((await answer.json()) as { token: string }).token;
}

type Ask = { user: string; path: string; body?: object };

async function ask({ user, path, body }: Ask, tokens: Map<string, string>): Promise<string> {
  const headers = { authorization: `Bearer ${tokens.get(user)}`, 'content-type': 'application/json' };
  const answer = await fetch(host.url + path, {
    headers,
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
  return text;
}

/** Waits until the stream has listed the newest case, so that a page is not measured beside the indexing of others. */
async function listed(index: number, tokens: Map<string, string>): Promise<void> {
  const text = String(index).padStart(5, '0');
  for (;;) {
    const answer = await ask({ user: 'caseworker.amman', path: '/find', body: { text } }, tokens);
    if ((JSON.parse(answer) as { cases: unknown[] }).cases.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const user of tokens.keys()) tokens.set(user, await tokenOf(user));
  }
}

/** The pages that staff look at all day: first ones, later ones, filtered ones. */
async function pages(tokens: Map<string, string>): Promise<Map<string, Ask>> {
  const worker = 'caseworker.amman';
  const supervisor = 'supervisor.amman';
  const first = JSON.parse(await ask({ user: worker, path: '/cases?limit=25' }, tokens)) as {
    cases: { caseId: string }[];
    cursor: string;
  };
  const queue = JSON.parse(await ask({ user: worker, path: '/work-items?limit=25' }, tokens)) as {
    cursor: string;
  };
  const { caseId } = first.cases[0]!;
  return new Map([
    ['cases, first page', { user: worker, path: '/cases?limit=25' }],
    ['cases, next page', { user: worker, path: `/cases?limit=25&cursor=${first.cursor}` }],
    ['cases, filtered', { user: worker, path: '/cases?limit=25&status=active&priority=urgent' }],
    ['cases of a destination', { user: 'supervisor.toronto', path: '/cases?limit=25&place=destination' }],
    ['search by number', { user: worker, path: '/cases/search', body: { text: 'BENCH-00042' } }],
    ['search by name', { user: worker, path: '/cases/search', body: { text: 'Samira Haddad' } }],
    ['find: 2 letters', { user: worker, path: '/find', body: { text: 'sa' } }],
    ['find: 5 letters', { user: worker, path: '/find', body: { text: 'samir' } }],
    ['find: a name', { user: worker, path: '/find', body: { text: 'Samira Haddad' } }],
    ['find: part of a number', { user: worker, path: '/find', body: { text: 'BENCH-0004' } }],
    ['find: settled', { user: worker, path: '/find', body: { text: 'BENCH-00042', settled: true } }],
    ['case', { user: worker, path: `/cases/${caseId}` }],
    ['timeline', { user: worker, path: `/cases/${caseId}/timeline` }],
    ['queue, first page', { user: worker, path: '/work-items?limit=25' }],
    ['queue, next page', { user: worker, path: `/work-items?limit=25&cursor=${queue.cursor}` }],
    ['queue, mine', { user: worker, path: '/work-items?limit=25&view=mine' }],
    ['queue, counts', { user: worker, path: '/work-items/counts' }],
    ['statistics', { user: supervisor, path: '/statistics' }],
  ]);
}

async function measure(page: string, wanted: Ask, tokens: Map<string, string>, cases: number): Promise<Row> {
  const times: number[] = [];
  let bytes = 0;
  for (let n = 0; n < WARM_UP; n += 1) await ask(wanted, tokens);
  const before = consumedCapacity();
  for (let n = 0; n < REQUESTS; n += 1) {
    const began = performance.now();
    bytes = Buffer.byteLength(await ask(wanted, tokens));
    times.push(performance.now() - began);
  }
  const after = consumedCapacity();
  const readUnits = (after.reads - before.reads) / REQUESTS;
  const calls = (after.calls - before.calls) / REQUESTS;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1]!;
  return { page, cases, p50: at(0.5), p95: at(0.95), calls, readUnits, bytes };
}

const rows: Row[] = [];
let there = 0;
console.log(
  `${'page'.padEnd(26)}${['cases', 'p50 ms', 'p95 ms', 'calls', 'read units', 'bytes'].map((name) => name.padStart(12)).join('')}`,
);
for (const size of sizes) {
  await addCases(store, there, size, from);
  there = size;
  const users = ['caseworker.amman', 'supervisor.amman', 'supervisor.toronto'];
  const tokens = new Map<string, string>();
  const signIn = async () => {
    for (const user of users) tokens.set(user, await tokenOf(user));
  };
  await signIn();
  await listed(size - 1, tokens);
  for (const [page, wanted] of await pages(tokens)) {
    // Tokens last five minutes, less than the whole takes on a busy machine.
    await signIn();
    const row = await measure(page, wanted, tokens, size);
    rows.push(row);
    const cells = [
      String(row.cases),
      row.p50.toFixed(1),
      row.p95.toFixed(1),
      row.calls.toFixed(1),
      row.readUnits.toFixed(1),
      String(row.bytes),
    ];
    console.log(page.padEnd(26) + cells.map((cell) => cell.padStart(12)).join(''));
  }
}
await host.close();

const largest = rows.filter((row) => row.cases === Math.max(...sizes));
const slowest = largest.toSorted((a, b) => b.p95 - a.p95)[0]!;
const growth = largest.map((row) => ({
  page: row.page,
  ratio: row.readUnits / rows.find((other) => other.page === row.page)!.readUnits,
}));
const most = growth.toSorted((a, b) => b.ratio - a.ratio)[0]!;
console.log(
  `Aim: p95 of list pages at most ${AIM_MS} ms; slowest: ${slowest.page}, ${slowest.p95.toFixed(1)} ms`,
);
console.log(
  `Read units at ${Math.max(...sizes)} ÷ at ${Math.min(...sizes)} cases, most: ${most.page}, ${most.ratio.toFixed(2)}`,
);
const date = new Date().toISOString().slice(0, 10);
const machine = { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version };
mkdirSync('bench/results', { recursive: true });
writeFileSync(
  `bench/results/api-${date}.json`,
  `${JSON.stringify({ date, machine, growth, rows }, null, 2)}\n`,
);
