import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { decideAll, startCase, threeAdults } from './case-steps.ts';
import { onFile } from './on-file.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

type Named = { id: string; name: string };

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** A member asked that their data is kept but not used, and a supervisor granted it. */
async function restrict(caseId: string, personId: string): Promise<void> {
  const askedOn = new Date().toISOString().slice(0, 10);
  await call(world, 'caseworker.amman', `/records/${caseId}/rights`, {
    ...{ right: 'restriction', personId, askedBy: 'self', channel: 'in-person', words: 'Stop.', askedOn },
  });
  await decideAll(world, caseId, [
    ['supervisor.amman', 'rights-request', { decision: 'granted', told: 'in-person' }],
  ]);
}

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
    const [{ id: about, name: bearer }, restricted] = persons as [Named, Named];
    await restrict(caseId, restricted.id);
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
    expect(await paper.textContent()).not.toContain(restricted.name);
    await paper.getByText(said('copies.members-left-out', { count: 1 })).waitFor();
    expect(await paper.getByText(said('cases.field.separation'), { exact: true }).count()).toBe(0);
    await shot(page, `copy.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    const json = page.waitForEvent('download');
    await page.getByRole('button', { name: say('copies.save-json') }).click();
    const copied = JSON.parse(readFileSync(await (await json).path(), 'utf8')) as Record<string, unknown>;
    expect(copied).toMatchObject({ reader: { audience: 'family' }, membersLeftOut: 1 });
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: say('copies.save') }).click();
    const file = readFileSync(await (await saved).path(), 'utf8');
    expect(file).toContain(said('copies.rights'));
    expect(file).toContain(`<html lang="${family}"`);
    expect(file).not.toMatch(/<script|<link|https?:/);
    expect(page.faults).toEqual([]);
  });
});
