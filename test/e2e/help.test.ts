import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
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

test.each([
  ['en', 1280, 'fly'],
  ['ar', 390, 'طيران'],
] as const)(
  'a newcomer finds a word, tries the first step, and is remembered, in %s at %i px',
  async (locale, width, part) => {
    const say = textsOf(locale);
    const page = await browser.newPage(world.url, locale, { width, height: 844 });
    await signIn(page, 'caseworker.amman', '/console/help');
    await page.getByRole('searchbox', { name: say('help.find') }).fill(part);
    await page
      .getByText(say('help.found', { count: 1 }), { exact: true })
      .first()
      .waitFor();
    await page.getByText(say('help.what.fitness-to-fly')).waitFor();
    expect(new URL(page.url()).searchParams.get('word')).toBe(part);
    const what = say('help.step.caseworker.cases');
    const box = page.getByRole('checkbox', { name: what });
    expect(await box.isChecked()).toBe(false);
    await shot(page, `help-${width}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: say('help.steps.go.of', { what }) }).click();
    await page.getByRole('heading', { level: 1, name: say('cases.title') }).waitFor();
    await page.goto('/console/help');
    await page.getByText(say('help.steps.count', { done: 1, count: 3 })).waitFor();
    expect(await box.isChecked()).toBe(true);
    await page.getByRole('button', { name: say('help.steps.again') }).click();
    expect(await box.isChecked()).toBe(false);
    expect(page.faults).toEqual([]);
    await page.context().close();
  },
);
