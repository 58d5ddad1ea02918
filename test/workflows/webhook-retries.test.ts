import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WAITS } from '../../domain/webhooks/webhook-delivery.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import { virtualClock } from '../../local/virtual-clock.ts';
import type { Receiver } from '../fixtures/receiver.ts';
import { isSigned, openReceiver } from '../fixtures/receiver.ts';
import { partnersAt } from '../fixtures/webhooks.ts';

const START = Date.UTC(2026, 2, 2, 9);
let host: Host;
let receiver: Receiver;
let at: ReturnType<typeof partnersAt>;
beforeEach(async () => {
  receiver = await openReceiver();
  const clock = virtualClock(START);
  host = await startHost({ dataDir: ':memory:', clock, webhookOrigins: [receiver.origin] });
  at = partnersAt(host);
});
afterEach(async () => {
  await host.close();
  await receiver.close();
});

async function subscribed() {
  const clientId = await at.client();
  return { clientId, ...(await at.subscribe(clientId, `${receiver.origin}/hook`, ['case.opened'])) };
}
const ids = () => new Set(receiver.received.map(({ headers }) => headers['webhook-id']));

describe('a message that does not arrive', () => {
  it('is sent again under its id, later each time, until it does', async () => {
    const { webhookId, secret } = await subscribed();
    receiver.answer((times) => (times < 4 ? 503 : 204));
    await at.register();
    await host.idle();
    const [delivery] = await at.deliveries(webhookId);
    expect(delivery).toMatchObject({ status: 'delivered', round: 0 });
    expect(delivery!.attempts.map(({ httpStatus }) => httpStatus)).toEqual([503, 503, 503, 204]);
    const seconds = delivery!.attempts.map((one) => Math.round((Date.parse(one.at) - START) / 1000));
    expect(seconds.map((second) => second - seconds[0]!)).toEqual([0, 5, 305, 2105]);
    expect([ids().size, receiver.received.every((one) => isSigned(one, secret))]).toEqual([1, true]);
    const stamps = receiver.received.map(({ headers }) => headers['webhook-timestamp']);
    expect(new Set(stamps).size).toBe(4);
  });

  it('has failed after three days, its webhook is disabled, and whoever subscribed it is told', async () => {
    const { webhookId, clientId } = await subscribed();
    receiver.answer(() => 500);
    await at.register();
    await host.idle();
    const [failed] = await at.deliveries(webhookId, '&status=failed');
    expect(failed!.attempts).toHaveLength(WAITS.length + 1);
    expect(await at.webhooks(clientId)).toMatchObject([{ status: 'disabled', disabledBecause: 'failing' }]);
    const notices = await host.request('GET', '/notices', { user: 'administrator' });
    expect(notices.body).toMatchObject({
      notices: [{ template: 'webhook-disabled', ownerId: clientId, data: { webhookId, because: 'failing' } }],
    });
    await at.register();
    await host.idle();
    expect(await at.deliveries(webhookId, '&status=held')).toHaveLength(1);
    receiver.answer(() => 204);
    expect((await at.admin('POST', `/webhook-deliveries/${failed!.id}/again`)).status).toBe(202);
    await host.idle();
    expect(await at.deliveries(webhookId, '&status=held')).toHaveLength(2);
    await at.admin('POST', `/webhooks/${webhookId}`, { to: 'active' });
    await host.idle();
    expect((await at.deliveries(webhookId)).map(({ status }) => status)).toEqual(['delivered', 'delivered']);
    expect(await at.webhooks(clientId)).toMatchObject([{ status: 'active' }]);
    expect((await at.webhooks(clientId))[0]).not.toHaveProperty('failingSince');
  });

  it('disables its webhook at once when the other side says that it is gone', async () => {
    const { clientId } = await subscribed();
    receiver.answer(() => 410);
    await at.register();
    await host.idle();
    expect(await at.webhooks(clientId)).toMatchObject([{ status: 'disabled', disabledBecause: 'gone' }]);
    expect(receiver.received).toHaveLength(1);
  });

  it('is sent again on demand under the same id, and not while it is being tried', async () => {
    const { webhookId } = await subscribed();
    await at.register();
    await host.idle();
    const [delivery] = await at.deliveries(webhookId);
    const again = () => at.admin('POST', `/webhook-deliveries/${delivery!.id}/again`);
    expect([(await again()).status, (await again()).status]).toEqual([202, 409]);
    await host.idle();
    expect([receiver.received.length, ids().size]).toEqual([2, 1]);
    expect(receiver.received[0]!.body).toBe(receiver.received[1]!.body);
    expect(await at.deliveries(webhookId)).toMatchObject([{ status: 'delivered', round: 1 }]);
  });

  it('follows no redirect', async () => {
    const inside = await openReceiver();
    const { webhookId } = await subscribed();
    receiver.answer(() => ({ redirect: `${inside.origin}/secret` }));
    await at.register();
    await host.idle();
    const [delivery] = await at.deliveries(webhookId);
    expect([delivery!.status, delivery!.attempts[0]!.fault]).toEqual(['failed', 'redirect']);
    expect(inside.received).toEqual([]);
    await inside.close();
  });
});

describe('the address of a webhook', () => {
  it.each([
    'http://partner.example.org/hook',
    'https://localhost/hook',
    'https://127.0.0.1/hook',
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://0177.0.0.1/hook',
    'https://[::1]/hook',
    'https://[::ffff:127.0.0.1]/hook',
    'https://[64:ff9b::7f00:1]/hook',
    'https://10.0.0.5/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00:ec2::254]/latest/meta-data',
    'https://user:password@partner.example.org/hook',
    'ftp://partner.example.org/hook',
    'not an address',
  ])('may not be %s', async (url) => {
    const clientId = await at.client();
    expect((await at.subscribe(clientId, url)).status).toBe(400);
    expect(await at.webhooks(clientId)).toEqual([]);
  });

  it('may not be another port of a machine that is declared', async () => {
    const clientId = await at.client();
    expect((await at.subscribe(clientId, `http://127.0.0.1:${receiver.port + 1}/`)).status).toBe(400);
    expect((await at.subscribe(clientId, `${receiver.origin}/`)).status).toBe(201);
  });
});
