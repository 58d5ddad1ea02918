import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
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

test.each(['en', 'ar'] as const)(
  'on a phone cases are cards, with the filters folded, in %s',
  async (locale) => {
    const say = textsOf(locale);
    const page = await browser.newPage(world.url, locale, { width: 390, height: 844 });
    await signIn(page, 'caseworker.amman', '/console/cases');
    const cards = page.getByRole('list', { name: say('cases.title') });
    await cards.getByRole('listitem').first().waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    // Who reads English needs a name in Latin letters; who reads Arabic does not.
    expect((await cards.getByText('≈').count()) > 0).toBe(locale === 'en');
    const widest = await page.evaluate('document.documentElement.scrollWidth');
    expect(widest).toBe(390);
    const status = page.getByLabel(say('cases.filter.status'), { exact: true });
    expect(await status.isVisible()).toBe(false);
    await shot(page, `cases-cards-390.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('cases.filters', { count: 0 }) }).click();
    await status.waitFor();
    expect(page.faults).toEqual([]);
  },
);
