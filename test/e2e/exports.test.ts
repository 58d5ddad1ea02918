import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entitiesOf, openExport, secretKeyIn } from '../../scripts/export/archive.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(2), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);

  test('an administrator asks with a new key, another approves, and the download opens with that key', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'administrator', '/console/exports');
    await page.getByRole('button', { name: say('exports.ask'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: say('exports.key.make') }).click();
    const key = secretKeyIn(readFileSync(await (await saved).path(), 'utf8'));
    await dialog.getByRole('button', { name: say('exports.programme') }).click();
    await page.getByRole('option', { name: say('policy.programme.resettlement') }).click();
    await dialog.getByRole('button', { name: say('exports.why') }).click();
    await page.getByRole('option', { name: say('exports.reason.safe-copy') }).click();
    await shot(page, `exports-ask.${locale}`);
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: say('exports.ask.go') }).click();
    await dialog.waitFor({ state: 'hidden' });

    const other = await browser.newPage(world.url, locale);
    await signIn(other, 'administrator2', '/console/exports');
    await other
      .getByRole('button', { name: say('exports.do.approve') })
      .first()
      .click();
    await other
      .getByRole('dialog')
      .getByRole('button', { name: say('exports.do.approve') })
      .click();
    await other.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(other.faults).toEqual([]);

    await page.reload();
    const downloaded = page.waitForEvent('download');
    await page
      .getByRole('button', { name: say('exports.download') })
      .first()
      .click();
    const opened = await openExport(readFileSync(await (await downloaded).path()), key);
    expect(opened.parts.flatMap(entitiesOf).filter(({ type }) => type === 'case').length).toBeGreaterThan(0);
    await shot(page, `exports.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
  });
});
