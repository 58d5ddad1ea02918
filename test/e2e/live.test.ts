import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECOMMENDED } from '../fixtures/eligibility.ts';
import { adult } from '../fixtures/household.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { itemOf, startCase } from './case-steps.ts';
import { isFocused } from './keyboard.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const KIND = 'eligibility-review';
let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** A family whose review waits, of an emergency or not. */
async function waiting(
  priority: 'normal' | 'emergency' = 'normal',
): Promise<{ caseId: string; item: string }> {
  const caseId = await startCase(world, { members: [adult({})], priority });
  return { caseId, item: await itemOf(world, caseId, 'caseworker.amman', KIND) };
}

/** Signs in with a clock that can be moved on, so that nobody waits for the page to ask again. */
async function open(user: string, path: string, locale: 'en' | 'ar' = 'en', width = 1280): Promise<TestPage> {
  const page = await browser.newPage(world.url, locale, { width, height: 844 });
  await page.clock.install();
  await signIn(page, user, path);
  return page;
}
const askAgain = (page: TestPage) => page.clock.fastForward(16_000);

const linksOf = (page: TestPage, kind: string) =>
  page
    .locator('main')
    .getByRole('link', { name: kind, exact: true })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));

describe.each([
  ['en', 1280],
  ['ar', 390],
] as const)('while two people work, in %s at %i px', (locale, width) => {
  const say = textsOf(locale);

  test('a queue keeps its rows under the eyes of its reader and says what is new', async () => {
    const [first, second] = [await waiting(), await waiting()];
    const page = await open('caseworker.amman', '/console/work?queue=caseworker&view=all', locale, width);
    const kind = say(`words.kind.${KIND}`);
    await page.getByRole('link', { name: kind, exact: true }).nth(1).waitFor();
    const before = await linksOf(page, kind);
    expect(before).toContain(`/console/work/${first.item}`);
    const focused = page.locator(`main a[href="/console/work/${second.item}"]`).first();
    await focused.focus();
    await page.getByText(say('batches.chosen', { count: 0 })).waitFor();
    const free = page.locator('main').getByText(say('work.holder.none'), { exact: true });
    const unclaimed = await free.count();
    const place = await focused.boundingBox();
    const urgent = await waiting('emergency');
    await call(world, 'caseworker2.amman', `/work-items/${first.item}/claim`, {});
    await askAgain(page);
    const bar = page.getByText(say('lists.news.added', { added: 1, gone: 0 }));
    await bar.waitFor();
    expect(await linksOf(page, kind)).toEqual(before);
    expect(await isFocused(focused)).toBe(true);
    expect(await free.count()).toBe(unclaimed - 1);
    await shot(page, `live-queue-${width}.${locale}`);
    expect(await axe(page)).toEqual([]);
    const moved = (await focused.boundingBox())!.y - place!.y;
    await page.getByRole('button', { name: say('lists.news.show') }).click();
    await page.locator(`main a[href="/console/work/${urgent.item}"]`).first().waitFor();
    expect(await page.getByText(say('lists.news.show')).count()).toBe(0);
    expect(moved).toBe(0);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('a case goes on before its reader, who keeps writing', async () => {
    const { caseId, item } = await waiting();
    const page = await open('caseworker2.amman', `/console/cases/${caseId}?tab=notes`, locale, width);
    const text = page.getByRole('tabpanel').getByRole('textbox').first();
    await text.fill('She asks for a school near by.');
    await call(world, 'caseworker.amman', `/work-items/${item}/decision`, RECOMMENDED);
    await itemOf(world, caseId, 'caseworker.amman', 'eligibility-approval');
    await askAgain(page);
    await page.getByText(say('words.kind.eligibility-approval')).first().waitFor();
    expect(await text.inputValue()).toBe('She asks for a school near by.');
    expect(await isFocused(text)).toBe(true);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('the timeline of a case says that there is more, and waits to be asked', async () => {
    const { caseId, item } = await waiting();
    const page = await open('caseworker2.amman', `/console/cases/${caseId}?tab=timeline`, locale, width);
    const entries = page.locator('.timeline-entry');
    await entries.first().waitFor();
    const count = await entries.count();
    await call(world, 'caseworker.amman', `/work-items/${item}/decision`, RECOMMENDED);
    await askAgain(page);
    const show = page.getByRole('button', { name: say('lists.news.show') });
    await show.waitFor();
    expect(await entries.count()).toBe(count);
    await show.click();
    await expect.poll(() => entries.count(), { timeout: 60_000 }).toBeGreaterThan(count);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
