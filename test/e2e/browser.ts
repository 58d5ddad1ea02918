import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import axeCore from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import type { StaffLanguage } from '../../domain/staff/languages.ts';

export type Locale = StaffLanguage;

/** One process for all pages shares the first page's language; the others are checked as people's browsers check. */
const UNWANTED = new Set(['--single-process', '--no-zygote', '--disable-web-security']);

/** How long anything is waited for: minutes on a busy machine, less while somebody looks for a fault. */
export const PATIENCE_MS = Number(process.env.E2E_PATIENCE_MS ?? 300_000);

/** Pictures for people to look at take a third of the time: they are made for whoever asks for them. */
const WANTS_SHOTS = process.env.E2E_SHOTS === '1';
const SHOTS = 'test/e2e/shots';
const MOST_SHOWN = 12_000;

export interface TestBrowser {
  /** A page of a new browser profile at the host; what it logs as an error and what its policy blocks is collected. */
  newPage(
    url: string,
    locale?: Locale,
    size?: { width: number; height: number },
    more?: BrowserContextOptions,
  ): Promise<TestPage>;
  close(): Promise<void>;
}

export interface TestPage extends Page {
  /** Errors of scripts and of the Content-Security-Policy since the page was opened. */
  readonly faults: string[];
}

/** A headless browser from npm, the same on every machine. */
export async function launch(): Promise<Browser> {
  chromium.setGraphicsMode = false;
  return playwright.launch({
    args: chromium.args.filter((flag) => !UNWANTED.has(flag)),
    executablePath: await chromium.executablePath(),
  });
}

/** The browser of this worker, which all its files use one after the other. */
let shared: Promise<Browser> | undefined;

/** Profiles in the browser of this worker; those still open are closed with it. */
export async function openBrowser(): Promise<TestBrowser> {
  shared ??= launch();
  const browser = await shared;
  const opened = new Set<BrowserContext>();
  return {
    async newPage(url, locale = 'en', size = { width: 1360, height: 900 }, more = {}) {
      const context: BrowserContext = await browser.newContext({
        baseURL: url,
        locale,
        viewport: size,
        reducedMotion: 'reduce',
        timezoneId: 'Asia/Amman',
        ...more,
      });
      context.setDefaultTimeout(PATIENCE_MS);
      opened.add(context);
      context.on('close', () => opened.delete(context));
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`${message.text()} (${message.location().url})`);
      });
      return Object.assign(page, { faults });
    },
    close: async () => {
      await Promise.all([...opened].map((context) => context.close()));
    },
  };
}

/** What the pages opened last show: printed for a test that failed, since nobody was there to look. */
export async function tellOpenPages(): Promise<void> {
  const browser = await shared;
  for (const context of browser?.contexts().slice(-2) ?? [])
    for (const page of context.pages()) {
      const shown = await page
        .locator('body')
        .ariaSnapshot({ timeout: 5_000 })
        .catch((cause: unknown) => String(cause));
      console.error(`Open when it failed: ${page.url().split('?')[0]}\n${shown.slice(0, MOST_SHOWN)}`);
    }
}

/** Signs in by the provider's page, as people do, and waits until the console stands. */
export async function signIn(page: Page, user: string, path = '/'): Promise<void> {
  await page.goto(path);
  // Whose work is to be looked at first stands there twice.
  await page.locator(`button[name="user"][value="${user}"]`).first().click();
  await page.locator('.shell main h1').waitFor();
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const DARK = 'awsui-dark-mode';

/** What axe-core finds above minor, in words: by its best practices for headings and landmarks too. */
export async function axe(page: Page): Promise<string[]> {
  // Playwright evaluates outside the page's Content-Security-Policy.
  await page.evaluate(axeCore.source);
  return axeFinds(page, TAGS);
}

/** The same, and the contrast of the page in dark: for pages that nothing is done on afterwards. */
export async function axeInBoth(page: Page): Promise<string[]> {
  const found = await axe(page);
  await showDark(page, true);
  const inDark = (await axeFinds(page, ['color-contrast'])).map((words) => `in dark: ${words}`);
  await showDark(page, false);
  return [...found, ...inDark];
}

/** Shows the page as to somebody who prefers dark, and light again. */
export async function showDark(page: Page, dark: boolean): Promise<void> {
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  await page.evaluate(`document.body.classList.toggle('${DARK}', ${dark})`);
  // Colours that fade into each other are neither until they have arrived.
  await page.evaluate(
    `Promise.all(
      document.getAnimations().map((one) => one instanceof CSSTransition && one.finished.catch(() => {})),
    )`,
  );
}

async function axeFinds(page: Page, runOnly: readonly string[]): Promise<string[]> {
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'], preload: false })`,
  )) as axeCore.AxeResults;
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 160)).join(' ; ')})`,
    );
}

/** Keeps a picture of the page for people to look at, with `E2E_SHOTS=1`. */
export async function shot(page: Page, name: string, fullPage = false): Promise<void> {
  // What sticks to the top of the window would stand in the middle of the picture.
  if (fullPage) await page.evaluate('scrollTo(0, 0)');
  if (!WANTS_SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage });
}
