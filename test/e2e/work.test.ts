import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECOMMENDED } from '../fixtures/eligibility.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { fillRecommendation } from './recommendation.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(14), openBrowser()]);
  const review = await world.itemFor('caseworker.amman', 'eligibility-review');
  await call(world, 'caseworker.amman', `/work-items/${review}/decision`, RECOMMENDED);
  // Due before all reviews, and not theirs to decide: whoever goes on to the next item is not led to it.
  await world.itemFor('caseworker.amman', 'eligibility-approval');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const openReview = (page: TestPage, say: (id: string) => string) =>
  page
    .getByRole('link', { name: say('words.kind.eligibility-review'), exact: true })
    .first()
    .click();
const DECISION = 'words.decision.eligibility-review';

describe.each(['en', 'ar', 'fr'] as const)('in %s, a caseworker', (locale) => {
  const say = textsOf(locale);

  test('chooses who to be, sees the queue and comes back to it after a reload', async () => {
    const page = await browser.newPage(world.url, locale);
    await page.goto('/');
    await page.locator('button[name="user"]').first().waitFor();
    await shot(page, `sign-in.${locale}`);
    expect(await axe(page)).toEqual([]);
    await signIn(page, 'caseworker.amman');
    await page.getByRole('grid').getByRole('link').first().waitFor();
    await shot(page, `work.${locale}`);
    expect(await axe(page)).toEqual([]);
    expect(await page.locator('html').getAttribute('dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr');
    await page.reload();
    await page.getByRole('grid').getByRole('link').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/work');
    expect(await page.evaluate('Object.keys(localStorage).sort().join()')).toBe(
      'kinbridge.preferences,kinbridge.present',
    );
    expect(await page.evaluate("localStorage.getItem('kinbridge.present')")).toMatch(/^\d{13}$/);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('decides an item and goes on to the next one, by keyboard', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman');
    await openReview(page, say);
    await page.getByRole('radio').first().waitFor();
    const first = page.url();
    await page.getByRole('button', { name: say('work.submit-next') }).press('Enter');
    await page.getByText(say('work.choose-one')).waitFor();
    await page.getByRole('radio', { name: say(`${DECISION}.not-recommended`) }).press('Space');
    await page.getByRole('button', { name: say('work.submit-next') }).press('Enter');
    await page.getByText(say('work.required')).first().waitFor();
    await shot(page, `item-faults.${locale}`, true);
    expect(await axe(page)).toEqual([]);

    await page.getByRole('textbox', { name: say('words.field.note') }).fill('سجلّ / note');
    await page.reload();
    await page.getByText(say('work.restored')).waitFor();
    expect(await page.getByRole('textbox', { name: say('words.field.note') }).inputValue()).toBe(
      'سجلّ / note',
    );
    await page.getByRole('radio', { name: say(`${DECISION}.recommend`), exact: true }).press('Space');
    await fillRecommendation(page, say);
    await page.getByRole('button', { name: say('work.submit-next') }).press('Enter');
    await page.waitForURL((url) => url.href !== first && /\/console\/work\/item-/.test(url.href));
    await page.getByRole('radio').first().waitFor();
    await shot(page, `item-next.${locale}`, true);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});

test('an item that somebody changed meanwhile says how it is now, and keeps what was entered', async () => {
  const say = textsOf('en');
  const page = await browser.newPage(world.url);
  await signIn(page, 'caseworker.amman');
  await openReview(page, say);
  await page.getByRole('radio', { name: say(`${DECISION}.recommend`), exact: true }).check();
  await fillRecommendation(page, say);
  const id = page.url().split('/').at(-1)!;
  const claim = await world.host.request('POST', `/work-items/${id}/claim`, { user: 'caseworker.amman' });
  expect(claim.status).toBe(200);
  await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
  await page.getByText(say('work.changed')).waitFor();
  await shot(page, 'item-changed.en', true);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
  await page.waitForURL('**/console/work');
  const decided = await world.host.request('GET', `/work-items/${id}`, { user: 'caseworker.amman' });
  expect(decided.body).toMatchObject({ status: 'decided' });
  await page.context().close();
});

test('a decision sent over a line that breaks is counted once', async () => {
  const say = textsOf('en');
  const page = await browser.newPage(world.url);
  await signIn(page, 'caseworker.amman');
  await openReview(page, say);
  await page.getByRole('radio', { name: say(`${DECISION}.recommend`), exact: true }).check();
  await fillRecommendation(page, say);
  const id = page.url().split('/').at(-1)!;
  const keys: string[] = [];
  await page.route('**/decision', async (route) => {
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (keys.length > 1) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
  await page.getByText(say('api.NoAnswer.title')).waitFor();
  await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
  await page.waitForURL('**/console/work');
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
  const decided = await world.host.request('GET', `/work-items/${id}`, { user: 'caseworker.amman' });
  expect(decided.body).toMatchObject({ status: 'decided' });
  await page.context().close();
});

test('a supervisor looks at other queues, signs out, and is asked again who they are', async () => {
  const say = textsOf('en');
  const page = await browser.newPage(world.url, 'en', { width: 420, height: 800 });
  await signIn(page, 'supervisor.amman');
  await page.getByText(say('work.empty.title')).waitFor();
  await page.getByRole('button', { name: new RegExp(say('work.queue')) }).click();
  await page.getByRole('option', { name: say('words.role.caseworker'), exact: true }).click();
  const cards = page.getByRole('list', { name: say('work.title') });
  await cards.getByRole('link').first().waitFor();
  await shot(page, 'work-narrow.en', true);
  expect(await axe(page)).toEqual([]);
  await page
    .getByRole('button', { name: /Faisal Mansour|More/ })
    .last()
    .click();
  await page.getByRole('menuitem', { name: say('app.sign-out') }).click();
  await page.locator('button[name="user"]').first().waitFor();
  expect(await page.evaluate('JSON.stringify(Object.keys(sessionStorage))')).not.toContain('draft');
  await page.context().close();
});
