import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { Functions } from '../../../local/functions.ts';
import { type ConsoleFiles, openConsoleFiles } from '../../../local/http/console-files.ts';
import { openGateway } from '../../../local/http/gateway.ts';
import { type HttpServer, openHttpServer } from '../../../local/http/server.ts';
import { openIssuer } from '../../../local/identity/issuer.ts';
import { openSigningKey } from '../../../local/identity/keys.ts';
import { FIXTURES } from './fixtures/lists.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-console-'));
const SCRIPT = 'console.log("hello");';
let server: HttpServer;
let files: ConsoleFiles;

beforeAll(async () => {
  server = await openHttpServer(0, Date.now, () => {});
  const functions = new Functions({ functions: FIXTURES.functions, clock: realClock(), onWrite() {} });
  const issuer = openIssuer(server.url, await openSigningKey(undefined));
  files = openConsoleFiles(folder, server.url);
  const gateway = openGateway({ routes: FIXTURES.routes, issuer, console: files, functions, log() {} });
  server.serve((given) => gateway.answer(given));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Got {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** As it is sent: undecoded, unfollowed. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Got>((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const sent = request({ hostname, port, path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.once('error', reject);
    sent.end();
  });

describe('the console', () => {
  test('that is not built yet says how to build it, and waits while it is being built', async () => {
    const before = await get('/console/work', { 'accept-language': 'fr' });
    expect([before.status, before.headers['content-type'], before.headers['retry-after']]).toEqual([
      503,
      'text/html; charset=utf-8',
      '2',
    ]);
    expect(before.body.toString()).toContain('npm run build:console');
    expect(before.body.toString()).toContain('<html lang="fr" dir="ltr">');

    const built = Promise.withResolvers<void>();
    files.building(built.promise);
    writeFileSync(join(folder, 'index.html'), 'half of a page');
    const during = await get('/console/', { 'accept-language': 'ar' });
    expect(during.status).toBe(503);
    expect(during.body.toString()).toContain('<html lang="ar" dir="rtl">');
    expect(during.body.toString()).not.toContain('npm run');
    rmSync(join(folder, 'index.html'));
    built.reject(new Error('no console'));
    await expect(built.promise).rejects.toThrow();
    expect((await get('/console/')).body.toString()).toContain('could not be prepared');
  });

  test('is served once it is built, and again when it was built anew', async () => {
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Of before</title>');
    expect((await get('/console/')).body.toString()).toContain('Of before');
    rmSync(join(folder, 'index.html'));
    expect((await get('/console/')).body.toString()).toContain('Of before');
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Kinbridge</title>');
    writeFileSync(join(folder, 'assets', 'index-abc.js'), SCRIPT);
    writeFileSync(join(folder, 'assets', 'index-abc.js.br'), brotliCompressSync(SCRIPT));
    writeFileSync(join(folder, 'secret.txt'), 'not a file of the console');
    expect((await get('/console/')).status).toBe(200);
  });

  test('is at the root, and its own addresses are its page', async () => {
    expect((await get('/')).headers.location).toBe('/console/');
    expect((await get('/console')).headers.location).toBe('/console/');
    for (const path of ['/console/work', '/console/work/item-1', '/console/signed-in?code=x']) {
      const { status, headers, body } = await get(path);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      expect(body.toString()).toContain('<title>Kinbridge</title>');
    }
  });

  test('lets no script, style or frame in from elsewhere, and nothing inline', async () => {
    const policy = String((await get('/console/work')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  test('has files that are kept for ever, compressed for who takes it', async () => {
    const path = '/console/assets/index-abc.js';
    const plain = await get(path);
    expect(plain.body.toString()).toBe(SCRIPT);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const coded = await get(path, { 'accept-encoding': 'gzip, br;q=0.9' });
    expect(coded.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(coded.body).toString()).toBe(SCRIPT);
    expect((await get('/console/assets/gone.js')).status).toBe(404);
  });

  test('is not sent again to who has it', async () => {
    const { etag } = (await get('/console/')).headers;
    const again = await get('/console/work', { 'if-none-match': String(etag) });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  test.each([
    '/console/secret.txt',
    '/console/../package.json',
    '/console/%2e%2e/package.json',
    '/console/assets/../../x',
  ])('gives nothing but its files away: %s', async (path) => {
    const { body } = await get(path);
    expect(body.toString()).not.toMatch(/not a file of the console|"private"/);
  });

  test('is told where to sign in, at one origin', async () => {
    expect(JSON.parse((await get('/console/settings.json')).body.toString())).toEqual({
      authority: server.url,
      clientId: 'kinbridge',
      development: true,
    });
    const { port } = new URL(server.url);
    const other = await get('/console/work?x=1', { host: `localhost:${port}` });
    expect(other.headers.location).toBe(`${server.url}/console/work?x=1`);
  });

  test('is read only, and leaves the API its paths', async () => {
    expect((await get('/console/', {}, 'POST')).status).toBe(405);
    expect((await get('/echo/x')).status).toBe(401);
    expect((await get('/consoles')).status).toBe(404);
  });
});
