import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allTexts } from '../fixtures/console-texts.ts';
import { openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

/** Pages by who reads them, each with the text of its heading. */
const PAGES: Readonly<Record<string, readonly (readonly [path: string, title: string])[]>> = {
  'caseworker.amman': [
    ['work', 'work.title'],
    ['cases', 'cases.title'],
    ['appointments', 'appointments.title'],
    ['help', 'help.title'],
  ],
  'supervisor.amman': [
    ['supervision', 'supervision.title'],
    ['operations', 'operations.title'],
    ['tracing', 'tracing.title'],
    ['sponsors', 'sponsors.title'],
  ],
  administrator: [
    ['people', 'people.title'],
    ['policy', 'policy.title'],
  ],
  auditor: [['audit', 'audit.title']],
  manager: [['programme', 'programme.title']],
};

/** English sentences without a value in them: none may stand on a page in another language. */
const ENGLISH = Object.values(allTexts('en')).filter(
  (text) => !text.includes('{') && (text.match(/\p{Ll}{2,}/gu) ?? []).length > 3,
);

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(2), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function looksWhole(page: TestPage): Promise<void> {
  const text = await page.locator('body').innerText();
  expect(ENGLISH.filter((sentence) => text.includes(sentence))).toEqual([]);
  const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(wide).toBeLessThanOrEqual(0);
  // A text that is missing is logged as an error.
  expect(page.faults).toEqual([]);
}

describe.each([
  ['es', 1280],
  ['uk', 390],
] as const)('in %s at %i px', (locale, width) => {
  const say = textsOf(locale);

  test.each(Object.entries(PAGES))('the pages of %s have no word of English', async (user, pages) => {
    const page = await browser.newPage(world.url, locale, { width, height: 844 });
    await signIn(page, user);
    for (const [path, title] of pages) {
      await page.goto(`/console/${path}`);
      await page.getByRole('heading', { level: 1, name: say(title) }).waitFor();
      await looksWhole(page);
      await shot(page, `languages-${path.replace('/', '-')}-${width}.${locale}`, true);
    }
    await page.context().close();
  });
});
