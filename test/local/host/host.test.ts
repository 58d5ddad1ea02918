import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Host, startHost } from '../../../local/host.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { APPROVAL_ARN, executionArn, FIXTURES } from './fixtures/lists.ts';
import { observed } from './fixtures/observed.ts';

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

let host: Host;
const write = (id: string, fields: object) =>
  host.request('POST', '/items', { user: 'caseworker.amman', body: { id, ...fields } });

beforeAll(async () => {
  host = await startHost({ dataDir: ':memory:', clock: virtualClock(START), lists: FIXTURES });
});
afterAll(() => host.close());
beforeEach(() => {
  observed.records.length = 0;
  observed.batches.length = 0;
});

describe('a request', () => {
  test('reaches its function as an HTTP API sends it', async () => {
    const { status, body } = await host.request('POST', '/echo/a%20b?x=1&y=2&x=3', {
      user: 'supervisor.lyon',
      body: { hello: 'سلام' },
      headers: { 'Idempotency-Key': 'k1' },
    });
    const { event, functionName, left } = body as { event: object; functionName: string; left: number };
    expect(status).toBe(200);
    expect(functionName).toBe('Echo');
    expect(left).toBeGreaterThan(15_000);
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /echo/{id}',
      rawPath: '/echo/a%20b',
      rawQueryString: 'x=1&y=2&x=3',
      queryStringParameters: { x: '1,3', y: '2' },
      pathParameters: { id: 'a b' },
      headers: { 'idempotency-key': 'k1', 'content-type': 'application/json' },
      body: '{"hello":"سلام"}',
      isBase64Encoded: false,
      requestContext: {
        stage: '$default',
        timeEpoch: host.clock.now(),
        http: { method: 'POST', path: '/echo/a%20b' },
        authorizer: {
          jwt: {
            claims: { sub: 'supervisor.lyon', 'cognito:groups': '[supervisor]', 'custom:office': 'lyon' },
          },
        },
      },
    });
  });

  test('may carry bytes, and a time of its own', async () => {
    const { body } = await host.request('POST', '/echo/x', {
      user: 'sponsor:sponsor-7',
      body: new Uint8Array([0, 255]),
      sourceAt: START + DAY,
    });
    expect(body).toMatchObject({
      event: {
        body: 'AP8=',
        isBase64Encoded: true,
        requestContext: {
          time: '02/Jan/2026:00:00:00 +0000',
          timeEpoch: START + DAY,
          authorizer: { jwt: { claims: { sub: 'sponsor-7', 'custom:kind': 'sponsor' } } },
        },
      },
    });
  });

  test('to a function that throws gets a problem document that tells nothing', async () => {
    const reply = await host.request('POST', '/fail', { user: 'auditor' });
    expect(reply).toMatchObject({ status: 500, headers: { 'content-type': 'application/problem+json' } });
    expect(JSON.stringify(reply)).not.toContain('Haddad');
  });

  test('to a function that takes too long gets a problem document in time', async () => {
    expect((await host.request('POST', '/slow', { user: 'auditor' })).status).toBe(500);
    expect(host.counters().functions.Slow).toEqual({ invocations: 1, errors: 1, timeouts: 1 });
  });

  test('of nobody that is known is refused where it is made', async () => {
    await expect(host.request('GET', '/echo/x', { user: 'nobody.amman' })).rejects.toThrow(/nobody\.amman/);
  });
});

describe('the stream', () => {
  test('gives each consumer its types, in order, with the time of the host', async () => {
    for (let index = 0; index < 30; index++) await write(`t${index}`, { type: 'thing' });
    await write('n', { type: 'noise' });
    await write('t0', { type: 'thing', again: 'yes' });
    await host.idle();
    const seen = observed.records.map(({ id, eventName }) => `${eventName} ${id}`);
    expect(seen).toEqual([...Array.from({ length: 30 }, (_, index) => `INSERT t${index}`), 'MODIFY t0']);
    expect(new Set(observed.records.map(({ at }) => at))).toEqual(new Set([host.clock.now() / 1000]));
    expect(Math.max(...observed.batches)).toBeLessThanOrEqual(25);
  });

  test('goes on past a record that its consumer always fails on, and keeps where it is', async () => {
    const before = host.counters().streams.consumers.Relay!;
    await Promise.all(
      ['p1', 'p2', 'poison', 'p3', 'p4'].map((id) =>
        write(id, { type: 'thing', ...(id === 'poison' ? { poison: 'yes' } : {}) }),
      ),
    );
    await host.idle();
    expect(new Set(observed.records.map(({ id }) => id))).toEqual(new Set(['p1', 'p2', 'p3', 'p4']));
    const after = host.counters().streams.consumers.Relay!;
    expect(after.deadLettered - before.deadLettered).toBe(1);
    expect(after.waiting).toBe(0);
    expect(host.deadLetters().at(-1)).toMatchObject({
      consumer: 'Relay',
      errorType: 'TypeError',
      condition: 'CannotPass',
      keys: { pk: { S: 'poison' } },
    });
  });

  test('relays again what was set aside, as it is now, and strikes it from the list', async () => {
    expect(await host.redrive()).toMatchObject({ relayed: 0, left: 1 });
    expect(host.deadLetters()).toHaveLength(1);
    await write('poison', { type: 'noise' });
    await host.idle();
    expect(await host.redrive()).toMatchObject({ relayed: 1, left: 0 });
    expect(observed.records.map(({ id }) => id)).toContain('poison');
    expect(host.deadLetters()).toEqual([]);
    expect(await host.redrive()).toMatchObject({ relayed: 0, left: 0 });
  });

  test('sends a notice once, however often it is asked to', async () => {
    await write('letter-1', { type: 'letter' });
    await host.idle();
    expect(host.mail.messages()).toMatchObject([
      {
        id: 'letter-1',
        to: ['sponsor@example.org'],
        subject: 'Семья Хаддад',
        text: 'Letter letter-1\nሰላም',
        at: host.clock.now(),
      },
    ]);
    expect(host.counters().mail).toEqual({ captured: 1, repeated: 1 });
  });
});

describe('a workflow', () => {
  test('waits for a person, then for thirty days, then for another workflow', async () => {
    const input = JSON.stringify({ id: 'w1', rest: 30 * 86_400, follow: true });
    await host.engine.call('StartExecution', { stateMachineArn: APPROVAL_ARN, name: 'w1', input });
    await host.idle();
    expect(await host.engine.call('DescribeExecution', { executionArn: executionArn('w1') })).toMatchObject({
      status: 'RUNNING',
    });
    const asked = host.clock.now();
    expect((await host.request('POST', '/approvals/w1', { user: 'supervisor.amman' })).status).toBe(202);
    await host.idle();
    const ended = await host.engine.call('DescribeExecution', { executionArn: executionArn('w1') });
    expect(ended.status).toBe('SUCCEEDED');
    expect(String(ended.output)).toContain(APPROVAL_ARN);
    expect(host.clock.now() - asked).toBe(30 * DAY);
  });
});

test('a second host in one process is refused', async () => {
  await expect(startHost({ dataDir: ':memory:', clock: virtualClock(), lists: FIXTURES })).rejects.toThrow(
    /close it first/,
  );
});
