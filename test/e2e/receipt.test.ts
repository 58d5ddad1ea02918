import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECEIPT_WORDS } from '../../registry/receipt/page.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { startCase, threeAdults } from './case-steps.ts';
import { call } from './sponsors.ts';
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

describe.each([
  ['en', 'ar'],
  ['fr', 'uk'],
  ['ar', 'fr'],
] as const)('in %s', (locale, theirs) => {
  const say = textsOf(locale);
  const said = RECEIPT_WORDS[theirs];

  test(`a person gets the list of who was told, in their language (${theirs}), as a file that needs nothing else`, async () => {
    const caseId = await startCase(world, { number: `RRF-TOLD-${locale}`, members: threeAdults('ku') });
    const { persons } = await call(world, 'caseworker.amman', `/cases/${caseId}`);
    const [{ name }] = persons as [{ name: string }];
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman', `/console/cases/${caseId}`);
    await page.getByRole('button', { name: say('cases.actions'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('cases.do.receipt') }).click();
    await page.getByRole('button', { name: say('copies.person') }).click();
    await page.getByRole('option', { name }).click();
    const language = new Intl.DisplayNames([locale], { type: 'language' }).of(theirs)!;
    await page.getByRole('button', { name: say('copies.language') }).click();
    await page.getByRole('option', { name: language }).click();
    await page.getByRole('button', { name: say('copies.why') }).click();
    await page.getByRole('option', { name: say('copies.reason.person-asked') }).click();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('copies.receipt.make') }).click();
    const paper = page.locator(`article[lang="${theirs}"]`);
    await paper.getByRole('heading', { name: said.title }).waitFor();
    expect(await paper.locator('tbody').textContent()).toContain(said['what.case']);
    await shot(page, `receipt.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: say('copies.save') }).click();
    const file = readFileSync(await (await saved).path(), 'utf8');
    expect(file).toContain(`<html lang="${theirs}"`);
    expect(file).toContain(said['what.case']);
    expect(file).not.toContain('caseworker.amman');
  });
});
