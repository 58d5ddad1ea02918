import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
let executionId: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(1), openBrowser()]);
  const workItemId = await world.itemFor('caseworker.amman', 'eligibility-review');
  executionId = `eligibility-review.case-${workItemId.split('-')[1]}-1-eligibility-review-1`;
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const MANY = 6000;
/** A history of many events, as the pages of the route would bring it. */
const manyEvents = (from: number, limit: number) =>
  Array.from({ length: Math.min(limit, MANY - from) }, (_, index) => {
    const id = from + index + 1;
    const at = new Date(Date.UTC(2026, 10, 1) + id * 1000).toISOString();
    const details = { stateEnteredEventDetails: { name: id === MANY ? 'Reviewed' : 'Review', input: '{}' } };
    return { id, previousEventId: id - 1, at, type: 'TaskStateEntered', ...details };
  });

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);

  test.each([1280, 390])('6,000 events are looked through by keyboard on %i px', async (width) => {
    const page = await browser.newPage(world.url, locale, { width, height: 900 });
    await page.route('**/history?*', async (route) => {
      const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
      const events = manyEvents(from, 500);
      const cursor = from + 500 < MANY ? String(from + 500) : null;
      await route.fulfill({ json: { events, cursor } });
    });
    await signIn(page, 'auditor', `/console/executions/${executionId}?view=events`);
    const list = page.getByRole('grid', { name: say('executions.events.keys') });
    await list.waitFor();
    expect(await list.getAttribute('aria-rowcount')).toBe(String(MANY + 1));
    expect(await list.getByRole('row').count()).toBeLessThan(60);
    await list.focus();
    await page.keyboard.press('End');
    await page
      .getByRole('row', { selected: true })
      .filter({ hasText: say('executions.name.Reviewed') })
      .waitFor();
    expect(new URL(page.url()).searchParams.get('event')).toBe(String(MANY));
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowUp');
    await shot(page, `execution-many-events-${width}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    // Its address leads others there.
    await page.reload();
    await page.getByRole('row', { selected: true }).waitFor();
    await page.getByRole('searchbox').fill('Reviewed');
    await page
      .getByText(say('executions.find-event.count', { count: 1 }))
      .first()
      .waitFor();
    expect(await list.getByRole('row').count()).toBe(width === 390 ? 1 : 2);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test.each([1280, 390])('a failure says on %i px why, where and what to do', async (width) => {
    const page = await browser.newPage(world.url, locale, { width, height: 900 });
    await page.route(`**/executions/${executionId}`, async (route) => {
      if (route.request().resourceType() === 'document') return route.fallback();
      const answer = await route.fetch();
      const failed = { status: 'FAILED', error: 'States.Timeout', cause: null, noRedrive: 'stage-of-a-case' };
      return route.fulfill({ json: { ...(await answer.json()), ...failed } });
    });
    await signIn(page, 'auditor', `/console/executions/${executionId}?state=Begin`);
    await page.getByText(say('executions.why.no-answer')).waitFor();
    await page.getByText(say('executions.todo.stage-of-a-case')).waitFor();
    // A link to a state opens it, and says what it changed.
    await page.locator('.identifier', { hasText: /^Begin$/ }).waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'round' })
      .getByText(say('executions.changed.absent'))
      .waitFor();
    await page.locator('.state').first().waitFor();
    await shot(page, `execution-failed-${width}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.getByRole('button', { name: say('executions.state-after') }).click();
    await page.locator('.identifier', { hasText: /^Consented\?$/ }).waitFor();
    await page.getByRole('button', { name: say('executions.why.open-state') }).click();
    await page.locator('.identifier', { hasText: /^Review$/ }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.getByRole('heading', { name: say('executions.print.title') }).waitFor();
    expect(await page.locator('.print-steps tbody tr').count()).toBe(3);
    expect(await page.getByRole('tablist').isVisible()).toBe(false);
    await shot(page, `execution-print-${width}.${locale}`, true);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
