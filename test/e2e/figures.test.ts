import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

/** A text with whatever number in the place of N. */
const ofRelease = (text: string): RegExp => new RegExp(text.replace(/\S*N\S*/, '.*'));

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(44), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);

  test('a supervisor counts, sees what is held back and why, releases, and downloads what the ledger proves', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'supervisor.amman', '/console/figures');
    await page.getByRole('button', { name: say('figures.count'), exact: true }).click();
    await page.getByText(say('figures.why.small')).first().waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await shot(page, `figures-narrow.${locale}`, true);
    await page.setViewportSize({ width: 1280, height: 900 });
    await shot(page, `figures-preview.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('figures.release'), exact: true }).click();
    const downloaded = page.waitForEvent('download');
    await page
      .getByRole('button', { name: say('figures.download') })
      .first()
      .click();
    const archive = readFileSync(await (await downloaded).path());
    const files = unzipSync(archive);
    expect(Object.keys(files).sort()).toEqual([
      'data-dictionary.csv',
      'figures-hxl.csv',
      'figures.csv',
      'figures.json',
    ]);
    expect(strFromU8(files['figures.csv']!)).toContain('suppressed');
    const check = async (buffer: Buffer) => {
      const file = { name: 'figures.zip', mimeType: 'application/zip', buffer };
      await page.locator('input[type=file]').setInputFiles(file);
    };
    await check(archive);
    await page
      .getByText(/./)
      .filter({ hasText: ofRelease(say('figures.check.same', { number: 'N' })) })
      .last()
      .waitFor();
    const table = strToU8(strFromU8(files['figures.csv']!).replace(/,(\d+),,/, ',999,,'));
    await check(Buffer.from(zipSync({ ...files, 'figures.csv': table })));
    await page.getByRole('listitem').filter({ hasText: 'figures.csv' }).waitFor();
    await shot(page, `figures-ledger.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
  });
});
