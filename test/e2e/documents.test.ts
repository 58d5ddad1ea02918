import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileOf } from '../fixtures/documents.ts';
import { axe, type Locale, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { startCase } from './case-steps.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const PHONE = { width: 390, height: 844 };

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each<Locale>(['en', 'ar'])('documents on a phone in %s', (locale) => {
  test('a picture is taken, sent over a line that breaks, found, opened and erased', async () => {
    const say = textsOf(locale);
    const caseId = await startCase(world, { number: `RRF-PHONE-${locale}` });
    const page = await browser.newPage(world.url, locale, PHONE, { hasTouch: true, isMobile: true });
    await signIn(page, 'caseworker.amman', `/console/cases/${caseId}`);
    const tab = page.getByRole('tab', { name: say('cases.tab.documents') });
    await tab.click();
    await page.getByRole('button', { name: say('documents.add') }).click();

    const camera = page.getByTestId('document-camera');
    expect(await camera.getAttribute('capture')).toBe('environment');
    const picture = fileOf('png', 300_000);
    await camera.setInputFiles({ name: 'IMG_0001.png', mimeType: 'image/png', buffer: picture });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('documents.kind.choose') })
      .click();
    await page.getByRole('option', { name: say('documents.kind.passport') }).click();
    await shot(page, `documents-phone-${locale}-add`);
    expect(await axe(page)).toEqual([]);

    let cut = 2;
    await page.route('**/files/**', (route) => {
      if (route.request().method() !== 'PUT' || cut === 0) return route.continue();
      cut -= 1;
      return route.abort('connectionreset');
    });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('documents.send') })
      .click();
    await page.getByText('IMG_0001.png').waitFor();
    await page.getByText(say('documents.state.kept'), { exact: true }).waitFor();
    expect(cut).toBe(0);
    await shot(page, `documents-phone-${locale}-list`);
    expect(await axe(page)).toEqual([]);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: say('documents.open') }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('IMG_0001.png');

    await page.getByRole('button', { name: say('documents.remove'), exact: true }).click();
    await page.getByLabel(say('documents.reason.wrong-file')).check();
    await shot(page, `documents-phone-${locale}-remove`);
    await page.getByRole('button', { name: say('documents.remove.go') }).click();
    await page.getByText(say('documents.none')).waitFor();
    const { documents } = await call(world, 'caseworker.amman', `/records/${caseId}/documents`);
    expect(documents).toEqual([]);
    // What the test cut is told by the browser as well.
    expect(page.faults.filter((fault) => !fault.includes('ERR_CONNECTION_RESET'))).toEqual([]);
  });
});
