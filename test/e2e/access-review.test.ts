import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Host, startHost } from '../../local/host.ts';
import { virtualClock } from '../../local/virtual-clock.ts';
import { PASSWORD, type RealFolder, realFolder } from '../fixtures/real-folder.ts';
import { axe, openBrowser, shot, type TestBrowser, type TestPage } from './browser.ts';
import { textsOf } from './texts.ts';

const A_DAY = 86_400_000;
const SIDEWAYS = `document.documentElement.scrollWidth > innerWidth + 1`;
let folder: RealFolder;
let host: Host;
let browser: TestBrowser;
/** Each code is good once: of the next step, if this one was used. */
const seconds = new Map<string, { secret: string; at: number }>();

beforeAll(async () => {
  const people = [
    { id: 'a.mensah', name: 'Paul Mensah', role: 'administrator' },
    { id: 'h.duarte', name: 'Helena Duarte', role: 'administrator' },
    { id: 'l.nasser', name: 'Leila Nasser', role: 'supervisor', office: 'amman' },
    { id: 'k.odeh', name: 'Karim Odeh', role: 'caseworker', office: 'amman' },
    { id: 'd.saab', name: 'Dana Saab', role: 'auditor' },
  ] as const;
  folder = await realFolder(people, Date.parse('2026-02-01T00:00:00.000Z'));
  const clock = virtualClock(Date.parse('2026-03-30T08:00:00.000Z'));
  [host, browser] = await Promise.all([
    startHost({ dataDir: folder.dataDir, clock, reconcileEveryVirtualMs: A_DAY }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  // A review asks again for as long as time passes.
  await host?.clock.hold(() => host.close());
  folder?.remove();
});

async function enter(page: TestPage, id: string) {
  await page.locator('input[name=id]').fill(id);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.getByRole('button').click();
  await page.locator('input[name=code]').waitFor();
  const key = page.locator('p code');
  const shown = (await key.count()) > 0 ? ((await key.first().textContent()) ?? '').replaceAll(' ', '') : '';
  const { secret, at } = seconds.get(id) ?? { secret: shown, at: 0 };
  const timestamp = Math.max(Date.now(), at + 30_000);
  seconds.set(id, { secret, at: timestamp });
  const code = new TOTP({ secret }).generate({ timestamp });
  await page.locator('input[name=code]').fill(code);
  await page.getByRole('button').click();
  await page.locator('.shell main h1').waitFor();
}

describe('a review of access that waits', () => {
  test('is mentioned where the day of a supervisor begins, and to administrators everywhere, until it is done', async () => {
    const { clock } = host;
    for (const when of ['2026-04-02', '2026-04-03'])
      await new Promise<void>((resolve) => {
        clock.at(Date.parse(`${when}T06:00:00.000Z`), resolve);
      });
    await clock.hold(async () => {
      const open = async (id: string, locale: 'en' | 'ar', width: number, path: string) => {
        const page = await browser.newPage(host.url, locale, { width, height: 844 });
        await page.clock.setSystemTime(clock.now());
        await page.goto(path);
        await enter(page, id);
        return page;
      };
      const look = async (page: TestPage, name: string) => {
        await shot(page, `access-review-${name}`, true);
        expect(await axe(page)).toEqual([]);
        expect(await page.evaluate(SIDEWAYS)).toBe(false);
      };
      const en = textsOf('en');
      const lead = await open('l.nasser', 'en', 1280, '/console/work');
      // Two are listed, and nobody decides about themselves.
      await lead.getByText(/The review of access waits for you: one person/).waitFor();
      await look(lead, 'work.en');
      await lead.getByRole('link', { name: en('people.reviews.open'), exact: true }).click();
      await lead.getByText('Karim Odeh').first().waitFor();
      await look(lead, 'page.en');

      const chief = await open('a.mensah', 'ar', 390, '/console/people');
      const say = textsOf('ar');
      await chief.getByText(say('people.reviews.wait', { count: 2 })).waitFor();
      await look(chief, 'people.ar');
      await chief.getByRole('link', { name: say('people.reviews.open'), exact: true }).click();
      await chief.locator('main').getByRole('link', { name: /2026/ }).first().click();
      await chief
        .getByRole('button', { name: say('people.review.keep') })
        .first()
        .waitFor();
      expect(await chief.getByText(say('people.reviews.wait', { count: 2 })).count()).toBe(0);
      await look(chief, 'page.ar');

      for (const [locale, width] of [
        ['en', 1280],
        ['ar', 390],
      ] as const) {
        const auditor = await open(
          'd.saab',
          locale,
          width,
          // Before the host began: how far the clock went on until it is held, nobody knows.
          '/console/people/l.nasser/acts?from=2026-03-01&to=2026-03-07',
        );
        await auditor.getByText(textsOf(locale)('people.acts.empty'), { exact: true }).waitFor();
        await look(auditor, `acts.${locale}`);
        await auditor.context().close();
      }
      for (const page of [lead, chief]) expect(page.faults).toEqual([]);
    });
  });
});
