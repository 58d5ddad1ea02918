import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { type Host, startHost } from '../../../local/host.ts';
import { waitingPage } from '../../../local/http/waiting-page.ts';
import {
  axeInBoth,
  openBrowser,
  shot,
  showDark,
  signIn,
  type TestBrowser,
  type TestPage,
} from '../browser.ts';
import { type Book, openBook } from './book.ts';
import { arrange, type Places } from './places.ts';
import { LEGS, OUTSIDE, type Stop } from './stops.ts';

const VIEWS = [
  { locale: 'en', size: { width: 1280, height: 900 } },
  { locale: 'ar', size: { width: 390, height: 844 } },
] as const;
const STOPS = LEGS.flatMap(({ stops }) => stops);

let dataDir: string;
let host: Host;
let browser: TestBrowser;
let places: Places;
let book: Book;

beforeAll(async () => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'kinbridge-tour-')), 'demo');
  execFileSync(process.execPath, ['--optimize-for-size', 'scripts/demo/fill.ts', '--data', dataDir]);
  [host, browser] = await Promise.all([startHost({ dataDir, clock: realClock() }), openBrowser()]);
  places = await arrange(host);
  book = await openBook(browser);
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

/** Waits until nothing on the page is loading any more. */
async function settle(page: TestPage): Promise<void> {
  await page.locator('.shell main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  const loading = page.locator('main :is([class*="awsui_spinner"], [role="progressbar"])');
  await expect.poll(() => loading.count()).toBe(0);
}

describe.each(VIEWS)('in $locale at $size.width px', ({ locale, size }) => {
  const open = new Map<string, TestPage>();
  const as = async (user: string, path: string): Promise<TestPage> => {
    const known = open.get(user);
    const page = known ?? (await browser.newPage(host.url, locale, size));
    open.set(user, page);
    await (known ? page.goto(`${host.url}${path}`) : signIn(page, user, path));
    await settle(page);
    return page;
  };

  const look = async (page: TestPage, { name }: Stop): Promise<void> => {
    await book.keep(page, name, locale, 'light');
    await shot(page, `tour-${name}.${locale}`, true);
    expect.soft(await axeInBoth(page)).toEqual([]);
    expect.soft(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(size.width);
    expect.soft(page.faults.splice(0)).toEqual([]);
    if (process.env.E2E_SHOTS !== '1' && !book.wants(name, locale, 'dark')) return;
    await showDark(page, true);
    await book.keep(page, name, locale, 'dark');
    await shot(page, `tour-${name}-dark.${locale}`, true);
    await showDark(page, false);
  };

  test.each(STOPS.map((stop) => [stop.name, stop] as const))('%s', async (_, stop) => {
    await look(await as(stop.user, stop.path(places)), stop);
  });

  test.each(OUTSIDE.stops.map((stop) => [stop.name, stop] as const))('%s', async (name, stop) => {
    const page = await browser.newPage(host.url, locale, size);
    if (name === 'first-start') {
      const { body } = waitingPage('building', { headers: { 'accept-language': locale } });
      await page.route('/', (route) => route.fulfill({ contentType: 'text/html', body: String(body) }));
    }
    const path = stop.path(places);
    await page.goto(name === 'sign-in' ? '/' : name.startsWith('person') ? `${path}?lang=${locale}` : path);
    if (name === 'person-page') {
      await page.locator('input[name=code]').fill(places.personCode);
      await page.getByRole('button').first().click();
      await page.locator('#ask').waitFor({ state: 'attached' });
    }
    await page.locator('h1').first().waitFor();
    await look(page, stop);
    await page.context().close();
  });
  afterAll(async () => {
    for (const page of open.values()) await page.context().close();
  });
});
