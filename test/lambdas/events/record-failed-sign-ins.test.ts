import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { windowOf } from '../../../domain/audit/failed-sign-ins.ts';
import { staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const DAY = '2031-03-10';
const SUB = 'e1b2c3d4-5678-90ab-cdef-1234567890ab';
const MAIL = 'rania.haddad@kinbridge.example';
const ADDRESS = '203.0.113.77';

let table: TestTable;
let made = 0;
beforeEach(async () => {
  table = await openTestTable();
});

const at = (time: string): number => Date.parse(`${DAY}T${time}.000Z`);

/** As Cognito writes it, with what must not be kept. */
const failed = (over: object = {}, time = '10:00:00') => ({
  id: `log-${++made}`,
  timestamp: at(time),
  message: JSON.stringify({
    ...{ eventTimestamp: String(at(time)), eventSource: 'USER_ACTIVITY', logLevel: 'INFO' },
    message: {
      ...{ version: '1', eventId: `event-${made}`, eventType: 'SignIn', eventResponse: 'Fail' },
      ...{ userName: MAIL, userSub: SUB, ipAddress: ADDRESS, city: 'Amman', riskLevel: '' },
      ...over,
    },
    logSourceId: { userPoolId: 'eu-central-1_x' },
  }),
});
const deliver = async (logEvents: object[], messageType = 'DATA_MESSAGE') => {
  const text = JSON.stringify({ messageType, logGroup: 'g', logStream: 's', logEvents });
  const event = { awslogs: { data: gzipSync(text).toString('base64') } };
  await (await handlerOf('RecordFailedSignIns'))(event, CONTEXT);
};
async function recorded(reader = SUB, day = DAY) {
  const { body } = await api('ReadReadings', { by: staff('auditor'), path: { day, reader } });
  expect(body.findings).toEqual([]);
  return (body.entries as { at: string; facts: { act: string; details: { count?: number } }[] }[]).map(
    ({ at: when, facts: [fact] }) =>
      `${when.slice(11, 19)} ${[fact!.act, fact!.details.count].join(' ').trim()}`,
  );
}
const many = (count: number, time = '10:00:00') => Array.from({ length: count }, () => failed({}, time));

describe('a failed sign-in on AWS', () => {
  it('is an entry in the chain of whoever was tried, once however often it is delivered', async () => {
    const one = failed();
    const other = failed({}, '10:01:00');
    await deliver([one, one]);
    await deliver([one]);
    await deliver([other, one]);
    await deliver([other, one]);
    expect(await recorded()).toEqual(['10:00:00 sign-in.failed', '10:01:00 sign-in.failed']);
  });

  it('is recorded though it comes late, in the order in which it came', async () => {
    await deliver([failed({}, '12:00:00')]);
    await deliver([failed({}, '11:00:00')]);
    expect(await recorded()).toEqual(['12:00:00 sign-in.failed', '11:00:00 sign-in.failed']);
  });

  it('leaves no user name, no address and no place anywhere', async () => {
    await deliver([failed()]);
    const everything = JSON.stringify(await table.scan());
    expect(everything).toContain(SUB);
    for (const text of [MAIL, ADDRESS, 'Amman']) expect(everything).not.toContain(text);
  });

  it('of a name that nobody has, and anything else that Cognito logs, is no entry', async () => {
    await deliver([failed({ userSub: '' }), failed({ userSub: undefined })]);
    await deliver([failed({ eventResponse: 'Pass' }), failed({ eventType: 'ForgotPassword' })]);
    await deliver([{ id: 'c', timestamp: 0, message: 'CWL CONTROL MESSAGE' }], 'CONTROL_MESSAGE');
    const { body } = await api('ListReaders', { by: staff('auditor'), path: { day: DAY } });
    expect(body).toMatchObject({ readers: [], failedSignIns: 'recorded' });
  });
});

describe('a flood of failed sign-ins', () => {
  it('of a hundred thousand on one person adds five entries, and one for each further digit', async () => {
    const all = many(100_000);
    for (let from = 0; from < all.length; from += 5000) await deliver(all.slice(from, from + 5000));
    await deliver(all.slice(0, 5000));
    const entries = await recorded();
    expect(entries.filter((entry) => entry.endsWith('sign-in.failed'))).toHaveLength(5);
    expect(entries.slice(5).map((entry) => entry.slice(9))).toEqual(
      [10, 100, 1000, 10_000, 100_000].map((count) => `sign-in.failed-often ${count}`),
    );
  });

  it('of many deliveries at once adds no more', async () => {
    await Promise.all(Array.from({ length: 8 }, () => deliver(many(3))));
    const entries = await recorded();
    expect(entries.filter((entry) => entry.endsWith('sign-in.failed'))).toHaveLength(5);
    expect(entries.filter((entry) => !entry.endsWith('sign-in.failed'))).toEqual([
      '10:00:00 sign-in.failed-often 10',
    ]);
  });

  it('is told anew in the next quarter of an hour, and of others apart', async () => {
    await deliver([...many(6, '10:14:59'), ...many(6, '10:15:00'), failed({ userSub: 'other-1' })]);
    expect(await recorded()).toHaveLength(10);
    expect(await recorded('other-1')).toEqual(['10:00:00 sign-in.failed']);
    expect(windowOf(`${DAY}T10:14:59.999Z`)).toBe(`${DAY}T10:00:00.000Z`);
  });
});

it('is not awaited by the audit page where an environment does not record them', async () => {
  vi.stubEnv('FAILED_SIGN_INS', 'unrecorded');
  const { body } = await api('ListReaders', { by: staff('auditor'), path: { day: DAY } });
  vi.unstubAllEnvs();
  expect(body.failedSignIns).toBe('unrecorded');
});

describe('a delivery that cannot be read', () => {
  it.each([
    ['an event that is no JSON', { id: 'x', timestamp: 0, message: 'no JSON' }],
    ['an event without its id', failed({ eventId: undefined })],
    ['a person who cannot be one', failed({ userSub: 'a b' })],
  ])('because of %s fails, so that it is set aside, after the others were recorded', async (_, event) => {
    const good = failed();
    await expect(deliver([event, good])).rejects.toThrow(/received 1 that cannot be read/);
    await expect(deliver([event, good])).rejects.toThrow(/received 1 that cannot be read/);
    expect(await recorded()).toEqual(['10:00:00 sign-in.failed']);
  });

  it.each([
    ['no gzip', Buffer.from('text').toString('base64')],
    ['no JSON', gzipSync('text').toString('base64')],
    ['no log', gzipSync('{}').toString('base64')],
  ])('because it is %s fails', async (_, data) => {
    const handler = await handlerOf('RecordFailedSignIns');
    await expect(handler({ awslogs: { data } }, CONTEXT)).rejects.toThrow(/Expected events of a log/);
  });
});
