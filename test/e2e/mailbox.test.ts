import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDoor } from '../fixtures/sponsor-door.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { call, coupleUntilOffer, linkTo, register } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const ARABIC = 'أسرة تنتظر ردّكم';
const UKRAINIAN = /^Родина чекає на вашу відповідь до/;

let world: World;
let browser: TestBrowser;

/** Declines the offer of a link as a phone does, so that the next sponsor is asked. */
async function decline(link: string): Promise<void> {
  const headers = { cookie: await openDoor(link, 'ar@example.org') };
  const seal = /name="seal" value="([^"]+)"/.exec(await (await fetch(link, { headers })).text())?.[1] ?? '';
  const body = new URLSearchParams({ seal, act: 'decline', reason: 'not-now' });
  const answer = await fetch(link, { method: 'POST', body, headers, redirect: 'manual' });
  expect(answer.status).toBe(303);
}

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  const languages = ['ti'];
  await register(world, { mailLanguage: 'ar', email: 'ar@example.org', experience: 5, languages });
  await register(world, {
    ...{ mailLanguage: 'uk', email: 'uk@example.org', phone: '+380441234567', languages },
    contact: { channel: 'sms', timeZone: 'Europe/Kyiv' },
  });
  const caseId = await coupleUntilOffer(world, languages);
  await decline(await linkTo(world, 'ar@example.org', ARABIC));
  const patience = { timeout: 300_000, interval: 200 };
  await vi.waitFor(async () => {
    const { offers } = await call(world, 'sponsorship.toronto', `/cases/${caseId}`);
    expect(offers).toHaveLength(2);
    expect(world.host.sms.messages()).toHaveLength(1);
  }, patience);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(['en', 'fr', 'ar'] as const)('the mailbox in %s', (locale) => {
  const say = textsOf(locale);

  test('opens a mail in Arabic from right to left, in a frame that runs and loads nothing', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'sponsorship.toronto', '/console/mailbox');
    await page.getByRole('button', { name: ARABIC }).click();
    const frame = page.locator(`iframe[title="${say('notices.mail.html')}"]`);
    expect(await frame.getAttribute('sandbox')).toBe('');
    const mail = page.frameLocator('iframe.mail');
    await mail.getByRole('link').waitFor();
    expect(await mail.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await mail.locator('a').evaluate('getComputedStyle(document.querySelector("a")).fontWeight')).toBe(
      '700',
    );
    expect(await mail.locator('body').evaluate('getComputedStyle(document.body).direction')).toBe('rtl');
    await page.getByText('مكتب إعادة التوطين').last().waitFor();
    expect(await page.evaluate(`getComputedStyle(document.querySelector('pre.mail-text')).direction`)).toBe(
      'rtl',
    );
    await shot(page, `mailbox-mail.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('opens a text message, which has no frame, and closes it', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'sponsorship.toronto', '/console/mailbox');
    await page.getByRole('button', { name: UKRAINIAN }).click();
    await page.getByRole('heading', { level: 2, name: say('notices.channel.sms') }).waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await page.locator('pre.mail-text').innerText()).toMatch(UKRAINIAN);
    await page.getByText('+380441234567').first().waitFor();
    await shot(page, `mailbox-text.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('notices.mail.close') }).click();
    await expect.poll(() => page.locator('pre.mail-text').count()).toBe(0);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
