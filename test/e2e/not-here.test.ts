import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSOLE_SETTINGS_PATH, NOT_HERE, SETTLED, SIGNED_IN_PATH } from '../../contracts/console.ts';
import { axe, openBrowser, shot, type TestBrowser } from './browser.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each([
  ['en', 1280],
  ['ar', 390],
] as const)('where Cognito answers, in %s at %i', (locale, width) => {
  /** What the browser comes back with when Cognito refused to make an account. */
  async function refused(why: string) {
    const page = await browser.newPage(world.url, locale, { width, height: 844 });
    await page.route(`**${CONSOLE_SETTINGS_PATH}`, async (route) => {
      const settings = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...settings, signInWith: 'Relief-Office' } });
    });
    await page.goto('/console/cases?view=mine');
    await page.waitForURL(/authorize/);
    const state = new URL(page.url()).searchParams.get('state') ?? '';
    const said = new URLSearchParams({
      ...{ state, error: 'invalid_request', error_description: `PreSignUp failed with error ${why}.` },
    });
    return { page, back: `${SIGNED_IN_PATH}?${said}` };
  }

  test('whoever has no open account reads so, and what to do', async () => {
    const { page, back } = await refused(NOT_HERE);
    await page.goto(back);
    await page.getByRole('link').waitFor();
    await shot(page, `not-here.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link').click();
    await page.waitForURL(/authorize/);
    await page.context().close();
  });

  test('a sign-in that failed otherwise says that it did', async () => {
    const { page, back } = await refused('something-else');
    await page.goto(back);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('whoever comes for the first time goes to their organisation once more, and returns to where they were', async () => {
    const { page, back } = await refused(SETTLED);
    await page.goto(back);
    await page.waitForURL(/identity_provider=Relief-Office/);
    await page.locator('button[name="user"]').first().click();
    await page.locator('.shell main h1').waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toContain('/console/cases');
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
