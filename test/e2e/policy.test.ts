import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(1), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** Another administrator publishes what stands there as a draft, and is told the same before. */
async function second(locale: 'en' | 'ar'): Promise<void> {
  const say = textsOf(locale);
  const page = await browser.newPage(world.url, locale);
  await signIn(page, 'administrator2', '/console/policy');
  await page.getByRole('tab').nth(3).click();
  await page
    .getByRole('button', { name: say('policy.publish'), exact: true })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('table', { name: say('policy.dry-run.cases') }).waitFor();
  await dialog.getByRole('button').last().click();
  await dialog.waitFor({ state: 'hidden' });
  expect(page.faults).toEqual([]);
}

describe.each([
  ['en', '7'],
  ['ar', '8'],
] as const)('in %s', (locale, panel) => {
  test('an administrator reads a policy, is told of a fault, and publishes the next version', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'administrator', '/console/policy');
    await page.getByRole('tab').first().waitFor();
    await shot(page, `policy.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('tab').nth(3).click();
    const editor = page.locator('textarea');
    await editor.waitFor();
    const text = await editor.inputValue();
    await editor.fill(text.replace(/"panelSize": \d+/, '"panelSize": "many"'));
    await page.locator('.identifier', { hasText: /^bestInterests\.panelSize$/ }).waitFor();
    await shot(page, `policy-fault.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await editor.fill(text.replace(/"panelSize": \d+/, `"panelSize": ${panel}`));
    await page
      .getByRole('button', { name: textsOf(locale)('policy.send-draft'), exact: true })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    // Which open cases it would be different for is told before anybody can publish.
    const tried = page
      .getByRole('dialog')
      .getByRole('table', { name: textsOf(locale)('policy.dry-run.cases') });
    await tried.getByRole('row').nth(1).waitFor();
    await shot(page, `policy-publish.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button').last().click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await second(locale);
    await page.reload();
    await page.getByRole('tab').nth(1).click();
    await page.getByRole('row').filter({ hasText: 'administrator' }).first().waitFor();
    await page.getByRole('tab').nth(2).click();
    await page.getByRole('row').nth(1).waitFor();
    await shot(page, `policy-compare.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    const { body } = await world.host.request('GET', '/policies/resettlement', { user: 'auditor' });
    expect(body).toMatchObject({ findings: [] });
    expect(JSON.stringify(body)).toContain('bestInterests.panelSize');
    expect(page.faults).toEqual([]);
  });
});
