import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Notice } from '../../../domain/case/notice.ts';
import { noticeTo } from '../../../domain/case/notice-to.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { openNotices } from '../../../lambdas/adapters/notice-store.ts';
import type { Store } from '../../../lambdas/adapters/store.ts';
import { openStore } from '../../../lambdas/adapters/store.ts';
import { theTable } from '../../../lambdas/services/the-store.ts';
import { type Host, startHost } from '../../../local/host.ts';
import { stepClock } from '../../e2e/step-clock.ts';
import { command } from '../../fixtures/actors.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';

interface Message {
  id: string;
  channel: string;
  at: string;
  to: string[];
  text: string;
  subject: string | null;
  noticeId: string | null;
}

vi.setConfig({ testTimeout: 120_000 });

/** A sponsor's own workflow waits for years, so time moves on only when a test says so. */
const clock = stepClock();
let host: Host;
let store: Store;
beforeAll(async () => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  host = await startHost({ dataDir: ':memory:', clock });
  store = openStore(theTable());
});
afterAll(() => host.close());

let phones = 0;
/** A sponsor that got so many notices about its vetting at once. */
async function told(
  count: number,
  over: Partial<Sponsor> = {},
): Promise<{ who: Sponsor; notices: Notice[] }> {
  const id = ++phones;
  const who = sponsor({ email: `mailbox-${id}@example.org`, phone: `+3897012${1000 + id}`, ...over });
  await store.commitEntity(who);
  return { who, notices: await tell(who, count) };
}
/** One after the other: of some that are written at once, how many go before the flood is noticed is left to chance. */
async function tell(who: Sponsor, count: number): Promise<Notice[]> {
  const to = { kind: 'sponsor', id: who.id } as const;
  const notices: Notice[] = [];
  const from = host.clock.now();
  while (notices.length < count) {
    const at = new Date(from + notices.length).toISOString();
    const about = { dueAt: '2026-05-01T00:00:00.000Z' };
    const notice = noticeTo(who.id, to, 'sponsor-vetting', command(undefined, at), about);
    await store.writeOnce([notice]);
    await settled([notice], 'pending');
    notices.push(notice);
  }
  return notices;
}
const byText: Partial<Sponsor> = { contact: { channel: 'sms', timeZone: 'UTC', stopped: [] } };

/** Waits until no notice is in this state, or on its way, any more. */
const settled = (notices: Notice[], before: string): Promise<void> =>
  vi.waitFor(
    async () => {
      for (const status of await statusOf(notices)) expect([before, 'sending']).not.toContain(status);
    },
    { timeout: 300_000, interval: 50 },
  );

async function mailbox(who: Sponsor): Promise<Message[]> {
  const { messages } = (await (await fetch(`${host.url}/dev/mailbox`)).json()) as { messages: Message[] };
  return messages.filter(({ to }) => to.includes(who.email) || to.includes(who.phone!));
}
async function feedback({ id }: Message, kind: string): Promise<number> {
  const body = JSON.stringify({ kind });
  const { status } = await fetch(`${host.url}/dev/mailbox/${id}/feedback`, { method: 'POST', body });
  return status;
}
const statusOf = async (notices: Notice[]) =>
  Promise.all(
    notices.map(async ({ caseId, id }) => (await openNotices(theTable()).find(caseId, id))?.status),
  );
/** When the digest of those that wait is sent. */
async function closingOf(notices: Notice[]): Promise<string> {
  const found = await Promise.all(notices.map(({ caseId, id }) => openNotices(theTable()).find(caseId, id)));
  const closing = new Set(found.flatMap((notice) => notice?.sendAfter ?? []));
  expect(closing.size).toBe(1);
  return [...closing].join();
}
const stops = async ({ id }: Sponsor) => (await store.loadSponsors([id]))[0]?.contact.stopped;

describe('a message in the mailbox', () => {
  test('that is a mail can come back, and the next is a text message', async () => {
    const { who, notices } = await told(1);
    const [mail] = await mailbox(who);
    expect(mail).toMatchObject({ channel: 'email', noticeId: notices[0]!.id });
    expect(await feedback(mail!, 'bounce')).toBe(202);
    expect(await statusOf(notices)).toEqual(['bounced']);
    expect(await stops(who)).toMatchObject([{ channel: 'email', because: 'bounced' }]);
    await tell(who, 1);
    expect((await mailbox(who)).map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
  });

  test('has its HTML at an address of its own, where nothing runs and nothing is loaded', async () => {
    const { who } = await told(1);
    const { who: other } = await told(1, byText);
    const [[mail], [text]] = [await mailbox(who), await mailbox(other)];
    const page = await fetch(`${host.url}/dev/mailbox/${mail!.id}/html`);
    expect(await page.text()).toContain('<html lang="en" dir="ltr">');
    const policy = page.headers.get('content-security-policy')!;
    for (const rule of ["default-src 'none'", 'sandbox;', "frame-ancestors 'self'"])
      expect(policy).toContain(rule);
    expect((await fetch(`${host.url}/dev/mailbox/${text!.id}/html`)).status).toBe(404);
    const posted = await fetch(`${host.url}/dev/mailbox/${mail!.id}/html`, { method: 'POST' });
    expect(posted.status).toBe(405);
  });

  test.each([
    ['bounce', 'bounced'],
    ['complaint', 'complained'],
  ])('that is a text message can come back as a %s, and the next is a mail', async (kind, status) => {
    const { who, notices } = await told(1, byText);
    const [text] = await mailbox(who);
    expect(text).toMatchObject({ channel: 'sms', subject: null });
    expect(await feedback(text!, kind)).toBe(202);
    expect(await statusOf(notices)).toEqual([status]);
    expect(await stops(who)).toMatchObject([{ channel: 'sms', because: status }]);
    await tell(who, 1);
    expect((await mailbox(who)).map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
  });

  test('to a phone that wants none is refused as the service refuses it', async () => {
    const { who } = await told(1, byText);
    await feedback((await mailbox(who))[0]!, 'complaint');
    const shared = await told(1, { ...byText, phone: who.phone! });
    expect(await statusOf(shared.notices)).toEqual(['complained']);
    expect(await mailbox(shared.who)).toHaveLength(1);
  });

  test.each([
    ['mail', {}],
    ['text message', byText],
  ])('that is a digest by %s comes back with all that it held', async (_what, over) => {
    const { who, notices } = await told(5, over);
    // Not past the digest: a second wait stands behind it, and of two that are due at once either may send first.
    clock.advanceTo(await closingOf(notices));
    await settled(notices, 'waiting');
    const all = await mailbox(who);
    expect(all).toHaveLength(4);
    const digest = all[0]!;
    for (const { at } of all.slice(1)) expect(Date.parse(at)).toBeLessThan(Date.parse(digest.at));
    expect(await feedback(digest, 'bounce')).toBe(202);
    expect((await statusOf(notices)).sort()).toEqual(['bounced', 'bounced', 'sent', 'sent', 'sent']);
  });

  test('is not what another kind of feedback, or another message, is about', async () => {
    const { who, notices } = await told(1);
    const [mail] = await mailbox(who);
    expect(await feedback(mail!, 'praise')).toBe(400);
    expect(await feedback({ ...mail!, id: 'none' }, 'bounce')).toBe(404);
    expect(await statusOf(notices)).toEqual(['sent']);
  });
});
