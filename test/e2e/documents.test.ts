import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pngOf } from '../fixtures/pictures.ts';
import { axe, type Locale, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { startCase } from './case-steps.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const PHONE = { width: 360, height: 740 };

const pictureOf = (say: ReturnType<typeof textsOf>) =>
  say('documents.picture', { kind: say('documents.kind.passport') });
/** The size of a picture itself, whatever size it is shown in. */
const sizeOf = (image: Locator) =>
  image.evaluate((shown: unknown) => {
    const { naturalWidth, naturalHeight } = shown as { naturalWidth: number; naturalHeight: number };
    return [naturalWidth, naturalHeight];
  });
/** True if nothing has to be scrolled sideways to be read. */
const isWithin = async (page: Page) => {
  const { x, width } = (await page.locator('.document-drop table').boundingBox())!;
  return x >= 0 && x + width <= PHONE.width;
};

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
    await page.getByText(say('documents.file.hint', { most: 20 })).waitFor();
    const large = { name: 'large.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(21 * 1_048_576) };
    await page.getByTestId('document-file').setInputFiles(large);
    await page
      .getByText(say('documents.too-large', { most: 20, size: 21 }))
      .first()
      .waitFor();
    // What only says that it is a picture is refused, and something else can be chosen at once.
    const pretended = { name: 'IMG_0000.png', mimeType: 'image/png', buffer: Buffer.from('MZ no picture') };
    const dialog = page.getByRole('dialog');
    const send = dialog.getByRole('button', { name: say('documents.send'), exact: true });
    await camera.setInputFiles(pretended);
    await dialog.getByRole('button', { name: say('documents.kind.choose') }).click();
    await page.getByRole('option', { name: say('documents.kind.birth-certificate') }).click();
    await send.click();
    await dialog.getByText(say('api.rule.file-type')).waitFor();
    expect(await send.isEnabled()).toBe(true);
    expect(await dialog.getByText(say('documents.broken')).count()).toBe(0);
    const picture = pngOf(320, 320);
    await camera.setInputFiles({ name: 'IMG_0001.png', mimeType: 'image/png', buffer: picture });
    await dialog.getByRole('button', { name: say('documents.kind.birth-certificate') }).click();
    await page.getByRole('option', { name: say('documents.kind.passport') }).click();
    await shot(page, `documents-phone-${locale}-add`);
    expect(await axe(page)).toEqual([]);

    let cut = 2;
    await page.route('**/files/**', (route) => {
      if (route.request().method() !== 'PUT' || cut === 0) return route.continue();
      cut -= 1;
      return route.abort('connectionreset');
    });
    await send.click();
    await page.getByText('IMG_0001.png').waitFor();
    await page.getByText(say('documents.state.kept'), { exact: true }).waitFor();
    expect(cut).toBe(0);
    const small = page.getByRole('img', { name: pictureOf(say) });
    await small.waitFor();
    expect(await sizeOf(small)).toEqual([256, 256]);
    expect(await isWithin(page)).toBe(true);
    await shot(page, `documents-phone-${locale}-list`);
    expect(await axe(page)).toEqual([]);

    await page.getByRole('button', { name: say('documents.view'), exact: true }).click();
    const whole = page.getByRole('dialog').getByRole('img', { name: pictureOf(say) });
    await whole.waitFor();
    expect(await sizeOf(whole)).toEqual([320, 320]);
    await shot(page, `documents-phone-${locale}-viewer`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('documents.close'), exact: true }).click();

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
    await page.getByRole('button', { name: say('documents.ended', { count: 2 }) }).click();
    await shot(page, `documents-phone-${locale}-ended`);
    const { documents } = await call(world, 'caseworker.amman', `/records/${caseId}/documents`);
    expect(documents).toEqual([]);
    // What the test cut is told by the browser as well.
    expect(page.faults.filter((fault) => !/ERR_CONNECTION_RESET|400/.test(fault))).toEqual([]);
  });

  test('the photo of a person stands beside them, is replaced and removed', async () => {
    const say = textsOf(locale);
    const caseId = await startCase(world, { number: `RRF-PHOTO-${locale}` });
    const page = await browser.newPage(world.url, locale, PHONE, { hasTouch: true, isMobile: true });
    await signIn(page, 'caseworker.amman', `/console/cases/${caseId}`);
    const { persons } = await call(world, 'caseworker.amman', `/cases/${caseId}`);
    const members = persons as { relationship: string; name: string }[];
    const { name } = members.find(({ relationship }) => relationship === 'principal-applicant')!;
    await page.getByRole('button', { name: say('cases.members.more.of', { name }) }).click();
    const send = async (label: 'documents.photo.add.of' | 'documents.photo.replace.of', side: number) => {
      await page.getByRole('button', { name: say(label, { name }) }).click();
      const buffer = pngOf(side, side);
      await page
        .getByTestId('document-camera')
        .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer });
      // What the sticky bar covers half would count as too small to be touched.
      await page.evaluate('scrollTo(0, 0)');
      await shot(page, `documents-photo-${locale}-add`);
      expect(await axe(page)).toEqual([]);
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('documents.send') })
        .click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    const shown = page.getByRole('img', { name: say('documents.photo.of', { name }) });
    await send('documents.photo.add.of', 64);
    await shown.waitFor();
    expect(await sizeOf(shown)).toEqual([64, 64]);
    await page.evaluate('scrollTo(0, 0)');
    await shot(page, `documents-photo-${locale}`);
    expect(await axe(page)).toEqual([]);
    await send('documents.photo.replace.of', 96);
    await expect.poll(() => sizeOf(shown)).toEqual([96, 96]);
    await page.getByRole('button', { name: say('documents.photo.remove.of', { name }) }).click();
    await page.getByLabel(say('documents.reason.asked-by-person')).check();
    await page.getByRole('button', { name: say('documents.remove.go') }).click();
    await shown.waitFor({ state: 'hidden' });
    const { documents, ended } = await call(world, 'caseworker.amman', `/records/${caseId}/documents`);
    expect([documents, ended]).toMatchObject([[], [{ status: 'removed' }, { status: 'removed' }]]);
    expect(page.faults).toEqual([]);
  });
});
