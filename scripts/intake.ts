import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { contentOfText } from '../domain/intake/intake-text.ts';
import type { IntakeReport } from './intake/report.ts';
import { reportLines, writeRejected } from './intake/report.ts';

const USAGE = 'Usage: npm run intake -- FILE [--url http://127.0.0.1:8080] [--user administrator] [--start]';

/** Imports an intake file into a running embedded host and writes the rows that wait into a file of their own. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      user: { type: 'string', default: 'administrator' },
      start: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error(USAGE);
  const text = readFileSync(file, 'utf8');
  const content = contentOfText(text);
  if (content === undefined)
    throw new Error(`Expected a table or JSON, received JSON in ${file} that cannot be read.`);
  const token = (await call(values.url, '/dev/token', { user: values.user })) as { token: string };
  const report = await importAll(values.url, { ...content, start: values.start }, token.token);
  for (const line of reportLines(report)) console.log(line);
  const rejected = writeRejected(file, report);
  if (rejected)
    console.log(`The rows that wait are in ${rejected}: put them right there and import that file.`);
  return report.rejected.length > 0 ? 3 : 0;
}

/** Imports a file part by part until nothing of it is left. */
async function importAll(url: string, body: object, token: string): Promise<IntakeReport> {
  const households: IntakeReport['households'] = [];
  for (let from: number | null = 0; ; ) {
    const part = (await call(url, '/intake', { ...body, from }, token)) as IntakeReport;
    households.push(...part.households);
    if (part.next === null) return { ...part, households };
    from = part.next;
  }
}

async function call(url: string, path: string, body: unknown, token?: string): Promise<unknown> {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }),
  };
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error(
      `Nothing answers at ${url}: start the platform with npm start, or name its address with --url.`,
    );
  });
  const reply = (await answer.json()) as { title?: string; detail?: string };
  if (!answer.ok) throw new Error(`${path} was refused (${answer.status}): ${reply.detail ?? reply.title}`);
  return reply;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
