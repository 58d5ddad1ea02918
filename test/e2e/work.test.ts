import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await world.itemFor('caseworker.amman', 'eligibility-review');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  test('a caseworker signs in and sees the queue', async () => {
    const page = await browser.newPage(world.url, locale);
    await page.goto('/');
    await page.locator('button[name="user"]').first().waitFor();
    await shot(page, `sign-in.${locale}`);
    expect(await axe(page)).toEqual([]);
    await signIn(page, 'caseworker.amman');
    await page.getByRole('grid').getByRole('button').first().waitFor();
    await shot(page, `work.${locale}`);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
  });
});
