import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, type Locale, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { isFocused } from './keyboard.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
let number: string;
let name: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await world.itemFor('caseworker.amman', 'eligibility-review');
  const { body } = await world.host.request('GET', '/cases?limit=20', { user: 'caseworker.amman' });
  const { cases } = body as { cases: { number: string; name: string }[] };
  const [one] = cases.filter((row) => row.name !== null);
  number = one!.number;
  name = one!.name;
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const opened = async (user: string, locale: Locale, width: number) => {
  const page = await browser.newPage(world.url, locale, { width, height: 844 });
  await signIn(page, user, '/console/cases');
  return page;
};
const field = (page: TestPage, locale: Locale) =>
  page.getByRole('combobox', { name: textsOf(locale)('find.label') });

test.each(['en', 'ar'] as const)(
  'a caseworker finds a case by the end of its number with the keyboard alone, in %s',
  async (locale) => {
    const say = textsOf(locale);
    const page = await opened('caseworker.amman', locale, 1280);
    await field(page, locale).waitFor();
    await page.keyboard.press('/');
    await page.getByText(say('find.empty.title')).waitFor();
    await shot(page, `find-empty-1280.${locale}`);
    await page.keyboard.type(number.slice(-5));
    await page.getByRole('option').first().waitFor();
    await page.getByText(say('find.why.part-of-number')).first().waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `find-1280.${locale}`);
    expect(page.url()).not.toContain(number.slice(-5));
    await page.keyboard.press('ArrowDown');
    const active = await field(page, locale).getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/cases\/case-/);
    expect(page.faults).toEqual([]);
  },
);

test('Escape leaves, the slash stays a letter in a field, and nothing found says what to do', async () => {
  const say = textsOf('en');
  const page = await opened('caseworker.amman', 'en', 1280);
  const box = field(page, 'en');
  await box.waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('zzqq');
  await page.getByText(say('find.none.title'), { exact: true }).first().waitFor();
  await shot(page, 'find-none-1280.en');
  await page.keyboard.press('Escape');
  expect(await box.inputValue()).toBe('');
  expect(await isFocused(box)).toBe(false);
  await page.getByLabel(say('cases.search')).fill('a');
  await page.keyboard.press('/');
  expect(await page.getByLabel(say('cases.search')).inputValue()).toBe('a/');
});

test.each(['en', 'ar'] as const)('on a phone the search fills the screen, in %s', async (locale) => {
  const say = textsOf(locale);
  const page = await opened('caseworker.amman', locale, 390);
  await page.getByRole('button', { name: say('find.label') }).click();
  await page.getByText(say('find.empty.title')).waitFor();
  await page.keyboard.type(name.split(' ')[0]!.slice(0, 3));
  await page.getByRole('option').first().waitFor();
  expect(await axe(page)).toEqual([]);
  await shot(page, `find-390.${locale}`);
  const box = await page.locator('dialog.find-screen').boundingBox();
  expect([box?.width, box?.height]).toEqual([390, 844]);
  await page.getByRole('option').first().click();
  await page.waitForURL(/\/console\/cases\/case-/);
  expect(page.faults).toEqual([]);
});
