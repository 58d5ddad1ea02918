import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realClock } from '../../local/clock.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import { household } from '../fixtures/household.ts';

const OFFICE = 'nairobi';
const DAY = 86_400_000;
let host: Host;
beforeAll(async () => {
  host = await startHost({ dataDir: ':memory:', clock: realClock() });
});
afterAll(() => host.close());

const admin = (method: string, path: string, body?: unknown) =>
  host.request(method, path, { user: 'administrator', ...(body === undefined ? {} : { body }) });
const wanted = { name: 'partner-system', office: OFFICE, role: 'caseworker', days: 30 };
const EVERYTHING = ['ListCases', 'ReadCase', 'RegisterCase'];

async function added(over: object = {}): Promise<{ clientId: string; key: string }> {
  const { body } = await admin('POST', '/clients', { ...wanted, routes: EVERYTHING, ...over });
  return body as { clientId: string; key: string };
}
const call = (key: string, method: string, path: string, body?: unknown, sourceAt?: number) =>
  host.request(method, `/machine${path}`, {
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body }),
    ...(sourceAt === undefined ? {} : { sourceAt }),
  });
let cases = 0;
const register = (key: string, over: object = {}) => {
  cases += 1;
  return call(key, 'POST', '/cases', { ...household({ office: OFFICE, number: `M-${cases}` }), ...over });
};

describe('a partner system', () => {
  it('registers and reads cases of its office, and is who the audit names', async () => {
    const { clientId, key } = await added();
    const made = await register(key);
    expect(made.status).toBe(201);
    const { caseId } = made.body as { caseId: string };
    expect((await call(key, 'GET', `/cases/${caseId}`)).status).toBe(200);
    expect(JSON.stringify((await call(key, 'GET', '/cases')).body)).toContain(caseId);
    const audit = await host.request('GET', `/cases/${caseId}/audit`, { user: 'auditor' });
    expect(audit.body).toMatchObject({ entries: [{ actor: { id: clientId } }], findings: [] });
    const readings = await host.request('GET', `/cases/${caseId}/readings`, { user: 'auditor' });
    expect(JSON.stringify(readings.body)).toContain(clientId);
  });

  it('is refused at other routes, other offices and as an administrator', async () => {
    const { key } = await added({ routes: ['ListCases'] });
    expect((await register(key)).status).toBe(403);
    expect((await call(key, 'GET', '/cases?office=amman')).status).toBe(403);
    expect((await call(key, 'GET', '/clients')).status).toBe(404);
    const all = await added();
    expect((await register(all.key, { office: 'amman' })).status).toBe(403);
    expect((await admin('POST', '/clients', { ...wanted, routes: ['PublishPolicy'] })).status).toBe(400);
    expect(
      (await admin('POST', '/clients', { ...wanted, routes: EVERYTHING, role: 'supervisor' })).status,
    ).toBe(400);
  });

  it('keeps to its programme', async () => {
    const any = await added();
    const { caseId } = (await register(any.key)).body as { caseId: string };
    const { key } = await added({ programme: 'family-reunification' });
    expect((await call(key, 'GET', `/cases/${caseId}`)).status).toBe(404);
    expect((await register(key)).status).toBe(403);
    expect(JSON.stringify((await call(key, 'GET', '/cases')).body)).not.toContain(caseId);
    expect((await call(key, 'GET', '/cases?programme=resettlement')).status).toBe(403);
  });

  it('has a key that expires, changes over and is revoked', async () => {
    const { clientId, key } = await added();
    const list = (one: string, at = Date.now()) => call(one, 'GET', '/cases', undefined, at);
    expect((await list(key, Date.now() + 31 * DAY)).status).toBe(403);
    const renewed = (await admin('POST', `/clients/${clientId}/keys`, { days: 60 })).body as { key: string };
    expect([(await list(key)).status, (await list(renewed.key)).status]).toEqual([200, 200]);
    expect((await list(key, Date.now() + 8 * DAY)).status).toBe(403);
    expect((await list(renewed.key, Date.now() + 31 * DAY)).status).toBe(200);
    await admin('POST', `/clients/${clientId}/revoke`, { reasonCode: 'partner-left' });
    expect((await list(renewed.key)).status).toBe(403);
    expect((await admin('POST', `/clients/${clientId}/keys`, { days: 1 })).status).toBe(409);
  });

  it('is told the same of every key that does not hold, and a person’s token is no key', async () => {
    const { key } = await added();
    const wrong = [
      `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`,
      `kbk_${'0'.repeat(20)}_${'a'.repeat(43)}`,
      'x',
    ];
    const answers = await Promise.all(wrong.map((one) => call(one, 'GET', '/cases')));
    expect(
      new Set(answers.map(({ status, body }) => `${status} ${(body as { detail: string }).detail}`)).size,
    ).toBe(1);
    const person = await host.request('GET', '/machine/cases', { user: `caseworker.${OFFICE}` });
    expect(person.status).toBe(403);
    const elsewhere = await host.request('GET', '/cases', { headers: { authorization: `Bearer ${key}` } });
    expect(elsewhere.status).toBe(401);
  });

  it('is added and ended by administrators in a chain of its own; no key is stored or shown again', async () => {
    const { clientId, key } = await added();
    // A secret may have the character that divides a key.
    const secret = key.slice(`kbk_${clientId.replace('client-', '')}_`.length);
    expect(
      (await host.request('POST', '/clients', { user: `supervisor.${OFFICE}`, body: wanted })).status,
    ).toBe(403);
    const listed = await host.request('GET', '/clients?limit=100', { user: 'auditor' });
    expect(JSON.stringify(listed.body)).toContain(clientId);
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    expect(JSON.stringify(listed.body)).not.toContain('"hash"');
  });

  it('appears in no list of staff', async () => {
    const { clientId, key } = await added();
    await register(key);
    const { body } = await host.request('GET', '/staff?limit=100', { user: `supervisor.${OFFICE}` });
    expect(JSON.stringify(body)).not.toContain(clientId);
  });
});
