import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);

  test('an administrator adds a partner system, whose key works until it is revoked', async () => {
    const name = `partner-${locale}`;
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'administrator', '/console/clients');
    await page.getByRole('button', { name: say('clients.add'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill(name);
    await dialog.getByRole('button', { name: say('clients.office') }).click();
    await page.getByRole('option').first().click();
    expect(await axe(page)).toEqual([]);
    await shot(page, `clients-add.${locale}`);
    await dialog.getByRole('button', { name: say('clients.add.go') }).click();
    const key = (await page.locator('.identifier', { hasText: /^kbk_/ }).textContent()) ?? '';
    expect(await axe(page)).toEqual([]);
    const status = async () => {
      const headers = { authorization: `Bearer ${key.trim()}` };
      return (await world.host.request('GET', '/machine/cases', { headers })).status;
    };
    expect(await status()).toBe(200);
    await page.getByRole('button', { name: say('clients.key.kept') }).click();
    await page.getByRole('button', { name: say('clients.revoke.of', { name }) }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('clients.why') })
      .click();
    await page.getByRole('option', { name: say('clients.reason.key-leaked') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('clients.revoke'), exact: true })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await status()).toBe(403);
    await shot(page, `clients.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
  });
});
