import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realClock } from '../../local/clock.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';

const IMPORTING = ['ImportIntake', 'ListIntakeImports', 'UndoIntakeImport'];
let host: Host;
beforeAll(async () => {
  host = await startHost({ dataDir: ':memory:', clock: realClock() });
});
afterAll(() => host.close());

interface Report {
  total: number;
  next: number | null;
  importId: string | null;
  households: { outcome: string; caseId: string | null; number: string }[];
  rejected: { rule: string }[];
}

async function added(over: object = {}): Promise<{ clientId: string; key: string }> {
  const body = { name: 'partner-system', office: 'amman', role: 'caseworker', days: 30, routes: IMPORTING };
  const answer = await host.request('POST', '/clients', {
    ...{ user: 'administrator', body: { ...body, ...over } },
  });
  return answer.body as { clientId: string; key: string };
}
const call = (key: string, method: string, path: string, body?: unknown) =>
  host.request(method, `/machine${path}`, {
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body }),
  });

/** The sample's households of these numbers, with the bad row of another one. */
function fileOf(...numbers: string[]): string {
  const lines = readFileSync('samples/intake.csv', 'utf8').split('\n');
  return [lines[0], ...lines.filter((line) => numbers.some((number) => line.startsWith(number)))].join('\n');
}
const imports = async (key: string, body: object): Promise<Report> => {
  const answer = await call(key, 'POST', '/intake', body);
  expect(answer.status).toBe(200);
  return answer.body as Report;
};
const outcomes = ({ households }: Report) => households.map(({ outcome }) => outcome);
const importsOf = async (key: string) =>
  (await call(key, 'GET', '/intake-imports')).body as { imports: { importId: string; by: string }[] };

const FIRST = 'KB-AMM-00017';
const SECOND = 'KB-AMM-00034';

describe('the key of a partner system', () => {
  it('is recorded where auditors look when it is first used, once, and again when it was renewed', async () => {
    const { clientId, key } = await added();
    const began = new Date().toISOString().slice(0, 10);
    const acts = async () => {
      const days = new Set([began, new Date().toISOString().slice(0, 10)]);
      const facts: { act: string }[] = [];
      for (const day of days) {
        const { body } = await host.request('GET', `/readings/${day}/${clientId}`, { user: 'auditor' });
        facts.push(
          ...(body as { entries: { facts: { act: string }[] }[] }).entries.flatMap((entry) => entry.facts),
        );
      }
      return facts.filter(({ act }) => act === 'client-key.first-used').length;
    };
    for (const _call of [1, 2]) await imports(key, { csv: fileOf(FIRST), dryRun: true });
    expect(await acts()).toBe(1);
    const renewed = await host.request('POST', `/clients/${clientId}/keys`, {
      ...{ user: 'administrator', body: { days: 30 } },
    });
    await imports((renewed.body as { key: string }).key, { csv: fileOf(FIRST), dryRun: true });
    expect(await acts()).toBe(2);
  });
});

describe('a partner system that may import', () => {
  it('tries a file, confirms it in parts, reads what waits, and is who the audit names', async () => {
    const { clientId, key } = await added();
    const bad = fileOf(FIRST, SECOND).replace(
      ',resettlement,amman,toronto,normal,',
      ',nothing,amman,toronto,normal,',
    );
    const waiting = await imports(key, { csv: bad, dryRun: true });
    expect(waiting.rejected.map(({ rule }) => rule)).toContain('not-in-list');
    const csv = fileOf(FIRST, SECOND);
    const tried = await imports(key, { csv, dryRun: true });
    expect([outcomes(tried), tried.importId]).toEqual([['registered', 'registered'], null]);
    expect((await importsOf(key)).imports).toEqual([]);
    const part = { csv, importKey: 'partner-file-1', most: 1 };
    const first = await imports(key, part);
    expect([outcomes(first), first.next, first.total]).toEqual([['registered'], 1, 2]);
    const again = await imports(key, part);
    expect(outcomes(again)).toEqual(['already-registered']);
    const second = await imports(key, { ...part, from: first.next });
    expect([outcomes(second), second.next]).toEqual([['registered'], null]);
    const { caseId } = second.households[0]!;
    const audit = await host.request('GET', `/cases/${caseId}/audit`, { user: 'auditor' });
    expect(audit.body).toMatchObject({ entries: [{ actor: { id: clientId } }], findings: [] });
    expect((await importsOf(key)).imports).toMatchObject([{ importId: first.importId, by: clientId }]);
  });

  it('takes its own import back, and neither sees nor touches another’s', async () => {
    const { key } = await added();
    const stranger = await added({ name: 'another-system' });
    const csv = fileOf('KB-AMM-00068');
    const { importId, households } = await imports(key, { csv, importKey: 'partner-file-2' });
    expect((await importsOf(stranger.key)).imports).toEqual([]);
    const undo = (one: string) => call(one, 'POST', `/intake-imports/${importId}/undo`, {});
    expect((await undo(stranger.key)).status).toBe(404);
    expect((await undo(key)).body).toMatchObject({ undone: [households[0]!.caseId], kept: [] });
    expect(outcomes(await imports(key, { csv, dryRun: true }))).toEqual(['registered']);
  });

  it('keeps to its office, its programme, its role and its routes', async () => {
    const csv = fileOf('KB-AMM-00085');
    const elsewhere = await added({ office: 'nairobi' });
    expect(outcomes(await imports(elsewhere.key, { csv }))).toEqual(['other-office']);
    const reunifying = await added({ programme: 'family-reunification' });
    const report = await imports(reunifying.key, { csv });
    expect([outcomes(report), report.rejected[0]!.rule]).toEqual([['waiting'], 'other-programme']);
    const reading = await added({ routes: ['ListCases'] });
    expect((await call(reading.key, 'POST', '/intake', { csv })).status).toBe(403);
    const travel = await added({ role: 'travel-officer' });
    expect((await call(travel.key, 'POST', '/intake', { csv })).status).toBe(403);
  });

  it('of one programme is not told of a person in a case of another', async () => {
    const { key } = await added();
    const csv = fileOf('KB-AMM-00102');
    await imports(key, { csv });
    const moved = csv
      .replaceAll('KB-AMM-00102', 'FR-1')
      .replaceAll(',resettlement,', ',family-reunification,');
    expect(outcomes(await imports(key, { csv: moved, dryRun: true }))).toEqual(['waiting']);
    const limited = await added({ programme: 'family-reunification' });
    const report = await imports(limited.key, { csv: moved, dryRun: true });
    expect([outcomes(report), report.rejected]).toEqual([['registered'], []]);
  });
});
