import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { cutIntake } from '../domain/intake/cut-intake.ts';
import type { IntakeContent } from '../domain/intake/intake-text.ts';
import type { PartAnswer } from '../domain/intake/send-parts.ts';
import { sendParts } from '../domain/intake/send-parts.ts';
import { realClock } from '../local/clock.ts';
import { startHost } from '../local/host.ts';
import { intakeFile } from './intake/file.ts';

process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';

/** The aim: light requests are answered within this while a file goes in. */
const AIM_MS = 300;
const PAUSE_MS = 100;
const { values } = parseArgs({ options: { rows: { type: 'string', default: '50000' } } });
const rows = Number(values.rows);

const host = await startHost({ dataDir: ':memory:', clock: realClock(), rateLimits: null });

async function tokenOf(user: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${host.url}/dev/token`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ user }),
  });
  return ((await answer.json()) as { token: string }).token;
}

const tokens = new Map<string, string>();

/** Asks as somebody; a token lasts for minutes, so a new one is taken when it has ended. */
async function ask(user: string, path: string, body?: object): Promise<unknown> {
  const token = tokens.get(user) ?? (await tokenOf(user));
  tokens.set(user, token);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(host.url + path, {
    headers,
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (answer.status === 401 && tokens.delete(user)) return ask(user, path, body);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as unknown;
}

const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Asks for what staff look at all day, one request after the other, until told to stop. */
function beside(user: string) {
  const times: number[] = [];
  let goesOn = true;
  const finished = (async () => {
    const pages = ['/work-items?limit=25', '/cases?limit=25', '/work-items/counts'];
    for (let turn = 0; goesOn; turn += 1) {
      const began = performance.now();
      await ask(user, pages[turn % pages.length] as string);
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  })();
  return {
    async stop() {
      goesOn = false;
      await finished;
      return times;
    },
  };
}

async function measured(what: string, file: string, more: object) {
  const [importer, reader] = ['caseworker.amman', 'supervisor.amman'];
  const cut = cutIntake({ csv: file });
  if ('tooMany' in cut) throw new Error(`Expected a file that can be cut, received ${cut.tooMany} rows.`);
  const light = beside(reader);
  const began = performance.now();
  let most = 0;
  const report = await sendParts(cut, async (content: IntakeContent, from) => {
    const answer = (await ask(importer, '/intake', { ...content, ...more, from })) as PartAnswer;
    most = Math.max(most, process.memoryUsage().rss);
    return answer;
  });
  const seconds = (performance.now() - began) / 1000;
  const times = await light.stop();
  const count = (outcome: string) => report.households.filter((one) => one.outcome === outcome).length;
  return {
    ...{ what, rows: report.rows, parts: cut.parts.length, seconds: Number(seconds.toFixed(1)) },
    rowsPerSecond: Math.round(report.rows / seconds),
    ...{
      registered: count('registered'),
      known: count('already-registered'),
      waiting: report.rejectedRows.length,
    },
    megabytes: Math.round(most / 1e6),
    beside: {
      requests: times.length,
      p50: Math.round(percentile(times, 0.5)),
      p95: Math.round(percentile(times, 0.95)),
    },
  };
}

const file = intakeFile(rows);
const results = [
  await measured('registered', file, { importKey: 'bench-intake-1' }),
  await measured('sent again', file, {}),
];
await host.close();
console.table(results.map(({ beside: { p50, p95 }, ...one }) => ({ ...one, p50, p95 })));
const machine = { cpus: cpus().length, model: cpus()[0]?.model, memory: Math.round(totalmem() / 1e9) };
mkdirSync('bench/results', { recursive: true });
writeFileSync(
  `bench/results/intake-${new Date().toISOString().slice(0, 10)}.json`,
  `${JSON.stringify({ machine, rows, aimMs: AIM_MS, results }, null, 2)}\n`,
);
const late = results.filter(({ beside: { p95 } }) => p95 > AIM_MS);
if (late.length > 0) {
  console.error(
    `Light requests took longer than ${AIM_MS} ms (p95): ${late.map(({ what }) => what).join(', ')}.`,
  );
  process.exitCode = 1;
}
