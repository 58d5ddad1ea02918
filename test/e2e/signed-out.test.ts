import { afterAll, beforeAll, expect, test } from 'vitest';
import { adult, household } from '../fixtures/household.ts';
import { openBrowser, signIn, type TestBrowser } from './browser.ts';
import { call } from './sponsors.ts';
import { openWorld, type World } from './world.ts';

const WORKER = 'caseworker.amman';

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** Test browsers keep no page that is left; those of people do, and tell it so. */
const told = (what: 'pagehide' | 'pageshow') =>
  `dispatchEvent(new PageTransitionEvent('${what}', { persisted: true }))`;

test('a page that a browser keeps for Back holds nothing, and asks who it is when it is shown again', async () => {
  const members = [adult({ name: 'Zahra Unseen' })];
  const { caseId } = await call(world, WORKER, '/cases', household({ members }));
  const page = await browser.newPage(world.url);
  await signIn(page, WORKER, `/console/cases/${caseId}`);
  await page.getByText('Zahra Unseen').first().waitFor();
  expect(await page.evaluate(`${told('pagehide')}; document.body.innerText.trim()`)).toBe('');
  // The person has signed out.
  await page.context().clearCookies();
  await page.evaluate(told('pageshow'));
  await page.locator('button[name="user"]').first().waitFor();
});
