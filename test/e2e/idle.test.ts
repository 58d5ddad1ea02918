import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
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

const SIDEWAYS = `document.documentElement.scrollWidth > innerWidth + 1`;

describe.each([
  ['en', 1280, 10],
  ['ar', 390, 12],
] as const)('in %s at %i', (locale, width, minutes) => {
  const say = textsOf(locale);
  const look = async (page: TestPage, name: string) => {
    await shot(page, `idle-${name}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(SIDEWAYS)).toBe(false);
  };

  test('whoever leaves the screen is asked, and signed out in every tab; what they wrote waits for them', async () => {
    const page = await browser.newPage(world.url, locale, { width, height: 844 });
    await page.clock.install();
    await signIn(page, 'administrator', '/console/people?role=administrator');

    // An administrator decides after how long.
    await page.getByRole('button', { name: say('people.idle.change') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('people.idle.minutes')).fill('61');
    await dialog.getByRole('button', { name: say('people.idle.go') }).click();
    await dialog
      .getByText(say('people.idle.wrong', { least: 5, most: 60 }))
      .first()
      .waitFor();
    await look(page, 'setting');
    await dialog.getByLabel(say('people.idle.minutes')).fill(String(minutes));
    await dialog.getByRole('button', { name: say('people.idle.go') }).click();
    await page.getByText(say('people.idle', { minutes })).waitFor();
    await look(page, 'people');

    await page.getByRole('button', { name: say('people.add') }).click();
    await page.getByRole('dialog').getByLabel(say('people.name'), { exact: true }).fill('Noor Saleh');
    const other = Object.assign(await page.context().newPage(), { faults: [] });
    await other.goto('/console/people?role=administrator');
    await other.getByText(say('people.idle', { minutes })).waitFor();

    // Two minutes before the end both tabs ask, and an answer in one of them is one for both.
    await other.mouse.move(5, 5);
    await other.clock.fastForward((minutes - 1) * 60_000);
    const asks = (one: TestPage) => one.getByRole('heading', { name: say('idle.ask.title') });
    await asks(page).waitFor();
    await asks(other).waitFor();
    await look(page, 'asked');
    await other.keyboard.press('Escape');
    await asks(other).waitFor({ state: 'hidden' });
    await page.clock.runFor(1500);
    await asks(page).waitFor({ state: 'hidden' });

    await other.clock.fastForward(minutes * 60_000);
    for (const each of [page, other]) {
      await each.getByRole('heading', { name: say('idle.over.title') }).waitFor();
      expect(await each.getByText('Noor Saleh').count()).toBe(0);
      expect(await each.getByText(say('idle.over.why', { minutes })).count()).toBe(1);
    }
    await look(page, 'over');
    expect(page.faults).toEqual([]);

    // The host knows no session any more: another tab is asked who it is.
    await other.goto('/console/people?role=administrator');
    await other.locator('button[name="user"]').first().waitFor();

    await page.getByRole('button', { name: say('idle.over.again') }).click();
    await page.locator('button[name="user"][value="administrator"]').click();
    await page.getByText(say('people.idle', { minutes })).waitFor();
    await page.getByRole('button', { name: say('people.add') }).click();
    expect(await page.getByRole('dialog').getByLabel(say('people.name'), { exact: true }).inputValue()).toBe(
      'Noor Saleh',
    );
    await page.context().close();
  });
});

test('whoever signs out in one tab is out in the others at once', async () => {
  const say = textsOf('en');
  const page = await browser.newPage(world.url);
  await signIn(page, 'auditor', '/console/people?role=administrator');
  const other = await page.context().newPage();
  await other.goto('/console/people?role=administrator');
  await other.locator('.shell main h1').waitFor();
  await other.locator('.top-bar button[aria-haspopup]').last().click();
  await other.getByRole('menuitem', { name: say('app.sign-out') }).click();
  await page.getByText(say('idle.over.elsewhere')).waitFor();
  await page.context().close();
});
