import type { Browser, CDPSession, Page } from 'playwright-core';
import { settled } from './settled.ts';

/** A line like that of a field office, and a computer four times slower than this one. */
const BAD_LINE = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000, offline: false };
const SLOWER = 4;
const PATIENCE_MS = 120_000;
const HEADING = '.shell main h1';

/** Somebody in a browser profile of their own; each way answers the milliseconds until the page could be used. */
export interface Visitor {
  readonly cdp: CDPSession;
  /** From the click on a name of the sign-in page. */
  signIn(user: string): Promise<number>;
  /** From the address bar: through the sign-in and straight back. */
  reach(path: string): Promise<number>;
  /** From another page of the console, without loading it anew. */
  move(path: string): Promise<number>;
  worsenLine(): Promise<void>;
  close(): Promise<void>;
}

export async function visitor(browser: Browser, url: string): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url, locale: 'en', reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');

  async function timed(act: () => Promise<unknown>): Promise<number> {
    const began = performance.now();
    await act();
    await page.locator(HEADING).waitFor();
    return (await settled(page)) - began;
  }

  return {
    cdp,
    async signIn(user) {
      await page.goto('/');
      return timed(() => page.locator(`button[name="user"][value="${user}"]`).click());
    },
    reach: (path) => timed(() => page.goto(`/console${path}`)),
    async move(path) {
      const before = await page.locator(HEADING).innerText();
      await timed(async () => {
        await follow(page, '/nowhere');
        await page.locator(HEADING).filter({ hasNotText: before }).waitFor();
      });
      const left = await page.locator(HEADING).innerText();
      return timed(async () => {
        await follow(page, path);
        await page.locator(HEADING).filter({ hasNotText: left }).waitFor();
      });
    },
    async worsenLine() {
      await cdp.send('Network.emulateNetworkConditions', BAD_LINE);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    },
    close: () => context.close(),
  };
}

const follow = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(
    `history.pushState({}, '', ${JSON.stringify(`/console${path}`)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
