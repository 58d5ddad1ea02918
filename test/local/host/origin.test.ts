import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { type Host, startHost } from '../../../local/host.ts';
import { openHttpServer } from '../../../local/http/server.ts';

const ORIGIN = 'https://kinbridge.office.example';
const NAME = new URL(ORIGIN).host;

/** What a proxy on this machine sends on. */
const ask = (port: number, path: string, headers: Record<string, string>) =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const sent = request({ hostname: '127.0.0.1', port, path, headers }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (part: string) => {
          body += part;
        });
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
      });
      sent.once('error', reject);
      sent.end();
    },
  );

describe('a host behind a proxy of this machine', () => {
  let server: Awaited<ReturnType<typeof openHttpServer>>;
  beforeAll(async () => {
    server = await openHttpServer(0, Date.now, () => {}, ORIGIN);
    server.serve(async ({ sourceIp }) => ({ status: 200, headers: {}, body: sourceIp }));
  });
  afterAll(() => server.close());

  test('knows who asks by what the proxy saw, whatever the caller says of themselves', async () => {
    const forwarded = { host: NAME, 'x-forwarded-for': '198.51.100.7, 203.0.113.9' };
    const answer = await ask(server.port, '/', forwarded);
    expect(answer).toMatchObject({ status: 200, body: '203.0.113.9' });
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
  });

  test('believes nobody who comes to its port directly', async () => {
    const direct = { host: `127.0.0.1:${server.port}`, 'x-forwarded-for': '203.0.113.9' };
    const answer = await ask(server.port, '/', direct);
    expect(answer).toMatchObject({ status: 200, body: '127.0.0.1' });
    expect(answer.headers['strict-transport-security']).toBeUndefined();
  });

  test('takes pages of its origin, and refuses other names and other pages', async () => {
    expect((await ask(server.port, '/', { host: NAME, origin: ORIGIN })).status).toBe(200);
    for (const origin of ['https://elsewhere.example', `http://${NAME}`, `${ORIGIN}:8443`])
      expect((await ask(server.port, '/', { host: NAME, origin })).status).toBe(403);
    for (const host of ['elsewhere.example', `${NAME}:8443`, `${NAME}.elsewhere.example`])
      expect((await ask(server.port, '/', { host })).status).toBe(421);
  });
});

describe('a folder that others reach', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-origin-'));
  let host: Host;
  beforeAll(async () => {
    const script = ['scripts/identity/first-user.ts', '--id', 'p.mensah', '--name', 'Paul Mensah'];
    spawnSync(process.execPath, [...script, '--data', dataDir], { input: 'a long pass phrase of his\n' });
    host = await startHost({ dataDir, clock: realClock(), origin: ORIGIN });
  });
  afterAll(async () => {
    await host.close();
    rmSync(dataDir, { recursive: true });
  });

  test('names its origin to browsers, on every way in', async () => {
    expect(host.url).toBe(ORIGIN);
    const { body } = await host.request('GET', '/.well-known/openid-configuration');
    expect(body).toMatchObject({ issuer: ORIGIN, authorization_endpoint: `${ORIGIN}/oauth2/authorize` });
    const settings = await host.request('GET', '/console/settings.json');
    expect(settings.body).toMatchObject({ authority: ORIGIN, development: false });
  });

  test('is never one in which anyone can be anyone', async () => {
    const demonstration = mkdtempSync(join(tmpdir(), 'kinbridge-origin-'));
    const started = spawnSync(
      process.execPath,
      ['local/start.ts', '--data', demonstration, '--port', '0', '--origin', ORIGIN],
      { encoding: 'utf8' },
    );
    expect(started).toMatchObject({ status: 1, stderr: expect.stringContaining('npm run first-user') });
    rmSync(demonstration, { recursive: true });
  });

  test.each([['http://kinbridge.office.example'], ['https://kinbridge.office.example/app'], ['kinbridge']])(
    'has an address that browsers reach with TLS, and not %s',
    (origin) => {
      const started = spawnSync(process.execPath, ['local/start.ts', '--origin', origin], {
        encoding: 'utf8',
      });
      expect(started).toMatchObject({ status: 1, stderr: expect.stringContaining('https address') });
    },
  );
});
