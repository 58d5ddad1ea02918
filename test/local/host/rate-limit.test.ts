import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_RATE_LIMITS, openRateLimiter, rateLimitsFor } from '../../../local/http/rate-limit.ts';
import { type HttpServer, openHttpServer } from '../../../local/http/server.ts';

let server: HttpServer;
let now = 0;

beforeAll(async () => {
  server = await openHttpServer(0, Date.now, () => {});
  const limits = { person: { perSecond: 2, burst: 3 }, address: { perSecond: 10, burst: 8 } };
  const limiter = openRateLimiter(limits, () => now);
  server.serve(async (request) => limiter.refuse(request) ?? { status: 200, headers: {}, body: 'served' });
});
afterAll(() => server.close());

const ask = async (token?: string) => {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch(`${server.url}/cases`, { headers });
  return { status: answer.status, wait: answer.headers.get('retry-after'), body: await answer.text() };
};

describe('the HTTP server', () => {
  test('refuses what one person asks beyond the limit with when to come again, and serves others meanwhile', async () => {
    for (let sent = 0; sent < 3; sent += 1) expect((await ask('hasty')).status).toBe(200);
    const refused = await ask('hasty');
    expect(refused).toMatchObject({ status: 429, wait: '1' });
    expect(JSON.parse(refused.body)).toMatchObject({
      type: 'urn:kinbridge:error:TooManyRequests',
      status: 429,
      detail: 'Expected at most 2 requests a second by one person, received more: try again in 1 s.',
    });
    expect((await ask('calm')).status).toBe(200);
    now += 500;
    expect((await ask('hasty')).status).toBe(200);
    expect((await ask('hasty')).status).toBe(429);
  });

  test('counts everybody at an address together, with a token or without', async () => {
    now += 60_000;
    const statuses = [];
    for (let sent = 0; sent < 9; sent += 1)
      statuses.push((await ask(sent % 2 ? `token-${sent}` : undefined)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 429]);
  });
});

test('lets no more through than the burst and the rate since, and serves whoever waited as long as told', () => {
  const request = {
    method: 'GET',
    target: '/',
    headers: {},
    body: Buffer.alloc(0),
    sourceIp: '127.0.0.1',
    at: 0,
  };
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 20 }),
      (gaps, perSecond) => {
        let at = 0;
        const { address } = rateLimitsFor(perSecond);
        const limiter = openRateLimiter({ address, person: address }, () => at);
        let passed = 0;
        for (const gap of gaps) {
          at += gap;
          const refused = limiter.refuse(request);
          passed += 1;
          if (!refused) continue;
          at += Number(refused.headers['retry-after']) * 1000;
          expect(limiter.refuse(request)).toBeUndefined();
        }
        expect(passed).toBeLessThanOrEqual(address.burst + (at / 1000) * address.perSecond + 1e-6);
      },
    ),
  );
});

test('by default nobody who works by hand, no console and no demo comes near the limits', () => {
  expect(DEFAULT_RATE_LIMITS).toEqual({
    person: { perSecond: 50, burst: 300 },
    address: { perSecond: 400, burst: 2400 },
  });
});
