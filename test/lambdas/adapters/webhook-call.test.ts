import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../lambdas/adapters/public-address.ts';
import type { Resolve } from '../../../lambdas/adapters/webhook-call.ts';
import { callWebhook } from '../../../lambdas/adapters/webhook-call.ts';
import type { Receiver } from '../../fixtures/receiver.ts';
import { CERTIFICATE, openReceiver } from '../../fixtures/receiver.ts';

const before = getCACertificates('default');
let receiver: Receiver;
beforeAll(async () => {
  setDefaultCACertificates([...before, CERTIFICATE]);
  receiver = await openReceiver({ tls: true });
});
afterAll(async () => {
  setDefaultCACertificates(before);
  await receiver.close();
});
afterEach(() => receiver.received.splice(0));

/** A name server that answers with these addresses, one list after the other. */
function naming(...answers: string[][]): Resolve & { asked: number } {
  const resolve = async () => {
    const next = answers[Math.min(resolve.asked, answers.length - 1)]!;
    resolve.asked += 1;
    return next.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  resolve.asked = 0;
  return resolve;
}
const headers = { 'webhook-id': 'delivery-1' };
const messageTo = (url: string) => ({ url, headers, body: '{}' });
const named = () => messageTo(`https://receiver.example.test:${receiver.port}/hook`);
const declared = () => [`https://receiver.example.test:${receiver.port}`];

describe('a message', () => {
  it('arrives by https at the address that was looked up, once, under its name', async () => {
    const resolve = naming(['127.0.0.1']);
    const made = await callWebhook(named(), { declared: declared(), resolve });
    expect(made).toMatchObject({ httpStatus: 204 });
    expect(resolve.asked).toBe(1);
    expect(receiver.received).toMatchObject([
      { headers: { host: `receiver.example.test:${receiver.port}`, 'webhook-id': 'delivery-1' }, body: '{}' },
    ]);
  });

  it('is not given to who cannot prove the name', async () => {
    const url = `https://other.example.test:${receiver.port}/hook`;
    const made = await callWebhook(messageTo(url), {
      ...{ declared: [new URL(url).origin], resolve: naming(['127.0.0.1']) },
    });
    expect([made.fault, receiver.received]).toEqual(['unreachable', []]);
  });

  it.each([
    ['127.0.0.1'],
    ['10.1.2.3'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['fe80::1'],
    ['fd00:ec2::254'],
    ['192.0.2.1', '127.0.0.1'],
    ['8.8.8.8', '127.0.0.1'],
    [],
  ])('is not sent to a name that leads to %s', async (...addresses) => {
    const made = await callWebhook(named(), { declared: [], resolve: naming(addresses) });
    expect([made.fault, receiver.received]).toEqual(['refused-address', []]);
  });

  it('goes to the address that was looked at, though the name leads elsewhere a moment later', async () => {
    const resolve = naming(['127.0.0.99'], ['127.0.0.1']);
    const { fault } = await callWebhook(named(), { declared: declared(), resolve });
    expect([fault, resolve.asked, receiver.received]).toEqual(['unreachable', 1, []]);
  });

  it('is given up when no answer comes in time, and when no name server answers', async () => {
    receiver.answer(() => 'silent');
    const caller = { declared: declared(), resolve: naming(['127.0.0.1']), patienceMs: 50 };
    expect(await callWebhook(named(), caller)).toMatchObject({ fault: 'timeout' });
    receiver.answer(() => 204);
    const never = () => new Promise<never>(() => {});
    expect(await callWebhook(named(), { ...caller, resolve: never })).toMatchObject({ fault: 'timeout' });
    const failing = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await callWebhook(named(), { ...caller, resolve: failing })).toMatchObject({
      fault: 'unreachable',
    });
  });

  it.each([
    [200, undefined],
    [302, 'redirect'],
    [404, 'answered-otherwise'],
    [500, 'answered-otherwise'],
  ])('that is answered %i is taken for %s', async (status, fault) => {
    receiver.answer(() => status);
    const made = await callWebhook(named(), { declared: declared(), resolve: naming(['127.0.0.1']) });
    expect(made).toMatchObject({ httpStatus: status, ...(fault ? { fault } : {}) });
    receiver.answer(() => 204);
  });
});

describe('an address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::8a'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ...['0.0.0.0', '10.255.255.255', '100.64.0.1', '127.8.8.8', '169.254.0.1', '172.31.255.255'],
    ...['192.168.1.1', '198.19.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:8.8.8.8'],
    ...['64:ff9b::808:808', '2001:db8::1', '2002:7f00:1::', 'fc00::1', 'fe80::1', 'ff02::1', 'name', ''],
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
});
