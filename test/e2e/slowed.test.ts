import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realClock } from '../../local/clock.ts';
import { DEFAULT_RATE_LIMITS } from '../../local/http/rate-limit.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { startCase, threeAdults } from './case-steps.ts';
import { anyOf, textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  const rateLimits = { ...DEFAULT_RATE_LIMITS, person: { perSecond: 0.3, burst: 1 } };
  [world, browser] = await Promise.all([openWorld(0, realClock(), { rateLimits }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(['en', 'ar'] as const)('in %s, a person who asks more than the server takes', (locale) => {
  const say = textsOf(locale);
  /** Any of the texts that count down: a slow machine may miss one. */
  const countdown = (from: number): RegExp =>
    anyOf(Array.from({ length: from + 1 }, (_, seconds) => say('api.TooManyRequests.wait', { seconds })));

  test('is told that the page loads by itself, and sees it load', async () => {
    const number = `RRF-SLOWED-${locale}`;
    const caseId = await startCase(world, { number, members: threeAdults('ku') });
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman', '/console/work');
    // It goes away by itself: whoever begins to look after the page stands may miss it.
    const told = page.getByText(say('app.slowed')).waitFor();
    await page.goto(`/console/cases/${caseId}`);
    await told;
    await shot(page, `slowed.${locale}`);
    await page.getByRole('tab').first().waitFor({ timeout: 300_000 });
    await page.getByText(say('app.slowed')).waitFor({ state: 'detached', timeout: 300_000 });
    expect(page.faults.filter((fault) => !fault.includes('429'))).toEqual([]);

    await page.getByRole('button', { name: say('cases.actions'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('cases.do.withdraw'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: new RegExp(`^${say('cases.reason')}`) }).click();
    await page.getByRole('option').first().click();
    // As a busier server would answer.
    await page.route('**/withdraw', (route) =>
      route.fulfill({ status: 429, headers: { 'retry-after': '4' } }),
    );
    await dialog.getByRole('button', { name: say('cases.do.withdraw.go'), exact: true }).click();
    await dialog.getByText(countdown(4)).first().waitFor();
    await shot(page, `slowed-write.${locale}`);
    expect(await axe(page)).toEqual([]);
    await dialog.getByText(say('api.TooManyRequests.wait', { seconds: 0 })).waitFor();
    await page.context().close();
  });
});
