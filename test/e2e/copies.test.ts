import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { startCase, threeAdults } from './case-steps.ts';
import { onFile } from './on-file.ts';
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
  ['en', 'ar', 'العربية'],
  ['ar', 'fr', 'Français'],
] as const)('in %s', (locale, family, language) => {
  const say = textsOf(locale);
  const said = textsOf(family);

  test(`a copy for the family is made in its language (${family}) and saved as a file that needs nothing else`, async () => {
    const caseId = await startCase(world, { number: `RRF-COPY-${locale}`, members: threeAdults('ku') });
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman', `/console/cases/${caseId}`);
    const { persons } = await call(world, 'caseworker.amman', `/cases/${caseId}`);
    const [{ id: about, name: bearer }] = persons as [{ id: string; name: string }];
    await onFile(world, caseId, { kind: 'passport', expiresOn: '2031-05-06', about });
    await page.getByRole('button', { name: say('cases.actions'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('cases.do.copy') }).click();
    await page.getByRole('radio', { name: say('copies.audience.family') }).click();
    await page.getByRole('button', { name: say('copies.language') }).click();
    await page.getByRole('option', { name: language }).click();
    await page.getByRole('button', { name: say('copies.why') }).click();
    await page.getByRole('option', { name: say('copies.reason.family-asked') }).click();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('copies.make') }).click();
    const paper = page.locator(`article[lang="${family}"]`);
    await paper.getByRole('heading', { name: said('copies.document.family') }).waitFor();
    const progress = paper.locator('section', {
      has: page.getByRole('heading', { name: said('copies.section.progress') }),
    });
    await progress.locator('li, p').first().waitFor();
    const papers = paper.locator('section', {
      has: page.getByRole('heading', { name: said('copies.section.documents') }),
    });
    expect(await papers.textContent()).toContain(said('documents.kind.passport'));
    expect(await papers.textContent()).toContain(bearer);
    expect(await paper.getByText(said('cases.field.separation'), { exact: true }).count()).toBe(0);
    await shot(page, `copy.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: say('copies.save') }).click();
    const file = readFileSync(await (await saved).path(), 'utf8');
    expect(file).toContain(said('copies.rights'));
    expect(file).toContain(`<html lang="${family}"`);
    expect(file).not.toMatch(/<script|<link|https?:/);
    expect(page.faults).toEqual([]);
  });
});
