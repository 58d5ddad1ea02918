import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { afterAll, expect, it } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { startHost } from '../../../local/host.ts';
import { entitiesOf, openExport } from '../../../scripts/export/archive.ts';
import { importInto } from '../../../scripts/export/import-into.ts';
import { household } from '../../fixtures/household.ts';
import { exportFrom } from './export-from.ts';

const OFFICE = 'amman';
const worker = `caseworker.${OFFICE}`;
const folder = mkdtempSync(join(tmpdir(), 'kinbridge-export-office-'));
const [before, after] = [join(folder, 'before'), join(folder, 'after')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('mappings, imports, partner systems and calendars of an office go along, and no secret does', async () => {
  const secretKey = await generateX25519Identity();
  const old = await startHost({ dataDir: before, clock: realClock() });
  const ask = async (user: string, method: string, path: string, body?: object) => {
    const answer = await old.request(method, path, { user, ...(body ? { body } : {}) });
    expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
    return answer.body as Record<string, unknown>;
  };
  await ask(worker, 'GET', '/session');
  const mapping = { name: 'List of Amman', fields: { number: { from: ['No'] } } };
  await ask(worker, 'POST', '/intake-mappings', { version: 0, mapping });
  const json = { households: [household({ office: OFFICE })] };
  const { importId } = await ask(worker, 'POST', '/intake', { json, importKey: 'the-first-file' });
  const { url } = await ask(worker, 'POST', '/calendar-feeds', { of: 'me', language: 'en' });
  const { clientId, key } = await ask('administrator', 'POST', '/clients', {
    ...{ name: 'the-partner', office: OFFICE, role: 'caseworker', routes: ['ListCases'], days: 8 },
  });
  await old.idle();
  const archive = await exportFrom(old, secretKey, { office: OFFICE });
  await old.close();

  const opened = await openExport(archive, secretKey);
  const lines = opened.parts.flatMap(entitiesOf);
  const ofType = (type: string) => lines.filter((line) => line.type === type);
  expect(ofType('intake-mapping')).toMatchObject([{ office: OFFICE, mapping }]);
  expect(ofType('intake-import')).toMatchObject([{ importId, cases: [expect.stringMatching(/^case-/)] }]);
  expect(ofType('partner-system')).toMatchObject([{ id: clientId, name: 'the-partner' }]);
  expect(ofType('calendar-address')).toMatchObject([{ staff: worker, of: 'me' }]);
  const secrets = [String(key).split('.').at(-1)!, String(url).split('/').at(-1)!.replace('.ics', '')];
  const whole = JSON.stringify(lines);
  for (const secret of secrets) expect(whole).not.toContain(secret);
  expect(whole).not.toMatch(/"hash":"[0-9a-f]{64}","hint"|"keys"|feed-[0-9a-z]{20}/);

  cpSync(join(before, 'identity', 'id-key'), join(after, 'identity', 'id-key'));
  await importInto({ dataDir: after, archive, secretKey });
  expect((await importInto({ dataDir: after, archive, secretKey })).written).toBe(0);
  const host = await startHost({ dataDir: after, clock: realClock() });
  try {
    const read = async (path: string, user = worker) => (await host.request('GET', path, { user })).body;
    expect(await read('/intake-mappings')).toMatchObject({ mappings: [{ mapping }] });
    expect(await read('/intake-imports')).toMatchObject({ imports: [{ importId }] });
    expect(await read('/clients', 'administrator')).toMatchObject({ clients: [{ name: 'the-partner' }] });
    const undone = await host.request('POST', `/intake-imports/${importId}/undo`, { user: worker, body: {} });
    expect(undone.body).toMatchObject({ undone: [expect.stringMatching(/^case-/)], kept: [] });
  } finally {
    await host.close();
  }
}, 60_000);
