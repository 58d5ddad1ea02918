import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECOMMENDED } from '../fixtures/eligibility.ts';
import { household } from '../fixtures/household.ts';
import { axe, openBrowser, shot, type TestBrowser, type TestPage } from './browser.ts';
import { itemOf } from './case-steps.ts';
import { isFocused } from './keyboard.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const ITEMS = 10;
const KIND = 'eligibility-approval';
/** Offices of their own, so that nobody's day takes from another's. */
const DAYS = [
  ['en', { width: 1280, height: 800 }, 'caseworker.amman', 'amman'],
  ['ar', { width: 390, height: 844 }, 'caseworker.beirut', 'beirut'],
] as const;

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  for (const [, , user, office] of DAYS)
    for (let n = 0; n < ITEMS; n++) {
      const { caseId } = await call(world, user, '/cases', { ...household({ office }), start: true });
      const reviewer = `supervisor.${office}`;
      const review = await itemOf(world, String(caseId), user, 'eligibility-review');
      await call(world, reviewer, `/work-items/${review}/decision`, RECOMMENDED);
    }
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const waiting = async (user: string): Promise<number> => {
  const { workItems } = await call(world, user, '/work-items?limit=100');
  return (workItems as { kind: string }[]).filter(({ kind }) => kind === KIND).length;
};

/** Whether the page fits the screen, and has nothing that axe finds above minor. */
const look = async (page: TestPage, name: string) => {
  await shot(page, name, true);
  expect(await axe(page)).toEqual([]);
  const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate<number>(over)).toBeLessThanOrEqual(0);
};

describe.each(DAYS)('a caseworker’s day in %s', (locale, size, user) => {
  const say = textsOf(locale);

  test(`decides ${ITEMS} items by keyboard alone, from signing in until nothing waits for approval`, async () => {
    await expect.poll(() => waiting(user)).toBe(ITEMS);
    const page = await browser.newPage(world.url, locale, size);
    let presses = 0;
    const press = (key: string) => {
      presses += 1;
      return page.keyboard.press(key);
    };
    await page.goto('/');
    const me = page.locator(`button[name="user"][value="${user}"]`);
    await me.waitFor();
    while (!(await isFocused(me))) await press('Tab');
    await press('Enter');
    const rows = page.locator('main a[href*="/console/work/item-"]');
    await rows.first().waitFor();
    const signedIn = presses;
    await look(page, `caseworker-day-queue.${locale}`);

    await press('j');
    await press('o');
    const choice = page.getByRole('radio', {
      name: say(`words.decision.${KIND}.approve`),
      exact: true,
    });
    for (let decided = 0; decided < ITEMS; decided++) {
      await choice.waitFor();
      if (decided === 0) await look(page, `caseworker-day-item.${locale}`);
      const form = await page.locator('#decision').elementHandle();
      await press('1');
      expect(await choice.isChecked()).toBe(true);
      await press('Control+Enter');
      await form?.waitForElementState('hidden');
    }
    await expect.poll(() => waiting(user)).toBe(0);
    // What follows from the approvals is work of later days.
    await page.waitForURL(/\/console\/work(\/item-|$)/);
    await look(page, `caseworker-day-end.${locale}`);
    // Two keys to open the first item, and two for each: its decision, and on to the next.
    expect(presses - signedIn).toBe(2 + 2 * ITEMS);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
