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

test.each([
  ['en', 1280],
  ['ar', 390],
] as const)(
  'a view is saved, shared with the office, and begins a colleague’s list, in %s',
  async (locale, width) => {
    const say = textsOf(locale);
    const size = { width, height: 844 };
    const name = locale === 'en' ? 'Urgent ones' : 'العاجلة';
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, 'supervisor.amman', '/console/cases?priority=urgent');
    await page.getByRole('button', { name: say('lists.views') }).click();
    await page.getByRole('menuitem', { name: say('lists.view.save') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('lists.view.keep') }).click();
    await dialog.getByText(say('lists.view.name.wrong')).waitFor();
    await dialog.getByRole('textbox', { name: say('lists.view.name') }).fill(name);
    await dialog.getByRole('button', { name: say('lists.view.share') }).click();
    await page.getByRole('option', { name: say('lists.view.share.office') }).click();
    await shot(page, `views-dialog-${width}.${locale}`);
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: say('lists.view.keep') }).click();
    await page.getByText(say('lists.view.saved', { name })).waitFor();
    await page.getByRole('button', { name, exact: true }).waitFor();

    const colleague = await browser.newPage(world.url, locale, size);
    await signIn(colleague, 'caseworker.amman', '/console/cases');
    await colleague.getByRole('button', { name: say('lists.views') }).click();
    await colleague.getByRole('menuitem', { name: say('lists.view.of-office', { name }) }).click();
    await colleague.waitForURL('**/cases?priority=urgent');
    await colleague.getByRole('button', { name, exact: true }).click();
    expect(await colleague.getByRole('menuitem', { name: say('lists.view.remove', { name }) }).count()).toBe(
      0,
    );
    const chosen = colleague.waitForResponse('**/views/first');
    await colleague.getByRole('menuitem', { name: say('lists.view.begin', { name }) }).click();
    await chosen;
    await colleague.goto('/console/cases');
    await colleague.waitForURL('**/cases?priority=urgent');
    await shot(colleague, `views-begin-${width}.${locale}`, true);
    expect(await axe(colleague)).toEqual([]);

    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('menuitem', { name: say('lists.view.remove', { name }) }).click();
    await page.getByText(say('lists.view.removed', { name })).waitFor();
    expect([...page.faults, ...colleague.faults]).toEqual([]);
    await colleague.goto('/console/cases');
    await colleague.getByRole('button', { name: say('lists.views') }).waitFor();
    expect(new URL(colleague.url()).search).toBe('');
    await Promise.all([page.context().close(), colleague.context().close()]);
  },
);
