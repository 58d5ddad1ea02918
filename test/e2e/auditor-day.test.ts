import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyFile } from '../../scripts/audit/read-bundle.ts';
import { openBrowser, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { lookAt } from './look.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
/** As it stands on a paper of the family. */
let number: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(2), openBrowser()]);
  const item = await world.itemFor('caseworker.amman', 'eligibility-review');
  const { body } = await world.host.request('GET', `/cases/case-${item.split('-')[1]}`, {
    user: 'caseworker.amman',
  });
  number = (body as { case: { number: string } }).case.number;
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each([
  ['en', { width: 1280, height: 800 }],
  ['ar', { width: 390, height: 844 }],
] as const)('an auditor’s day in %s', (locale, size) => {
  const say = textsOf(locale);
  const look = (page: TestPage, name: string) => lookAt(page, `auditor-day-${name}.${locale}`);

  test('leads from a number on paper to a bundle that anybody can verify', async () => {
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, 'auditor', '/console/audit');
    await page.getByText(say('audit.readings.day-first')).waitFor();
    await look(page, 'start');
    await page.getByRole('button', { name: say('audit.anchors.now'), exact: true }).click();
    await page
      .getByRole('table', { name: say('audit.anchors') })
      .getByRole('button')
      .first()
      .waitFor();

    await page.getByRole('textbox').first().fill(number);
    await page.keyboard.press('Enter');
    await page.locator('.audit-day').first().waitFor();
    // Neither the address nor the history of the browser names the family.
    expect(decodeURIComponent(page.url())).not.toContain(number);
    await page.getByRole('button', { name: say('audit.check'), exact: true }).click();
    await page.getByText(say('audit.whole'), { exact: true }).first().waitFor();
    await look(page, 'checked');

    const bundle = page.getByRole('button', { name: say('audit.bundle'), exact: true });
    const [saved] = await Promise.all([page.waitForEvent('download'), bundle.click()]);
    const file = await saved.path();
    const { lines, right } = verifyFile(file);
    expect([right, lines.at(-1)]).toEqual([true, 'Nothing was found wrong.']);
    // One word of it changed: found.
    const forged = readFileSync(file, 'utf8').replace('"case.viewed"', '"case.listed"');
    writeFileSync(`${file}.forged`, forged.replace('"act":"case.registered"', '"act":"case.started"'));
    expect(verifyFile(`${file}.forged`).right).toBe(false);
    await page.context().close();
  });
});
