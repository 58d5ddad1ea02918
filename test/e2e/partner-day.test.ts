import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreeWithPartners, giveToPartners } from '../../scripts/demo/partners.ts';
import { openBrowser, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { ACCEPTED, decideAll, itemOf, startCase } from './case-steps.ts';
import { formOn } from './desk.ts';
import { lookAt } from './look.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const EXAM = 'health-exam';
let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  await agreeWithPartners(world.host, ['amman']);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each([
  ['en', { width: 1280, height: 800 }],
  ['ar', { width: 390, height: 844 }],
] as const)('a partner clinic’s day in %s', (locale, size) => {
  const say = textsOf(locale);
  const look = (page: TestPage, what: string) => lookAt(page, `partner-day-${what}.${locale}`);

  test('has what the office gave it, records an exam, and finds nothing else', async () => {
    const caseId = await startCase(world, {});
    await decideAll(world, caseId, ACCEPTED);
    await itemOf(world, caseId, 'health.amman', EXAM);
    await giveToPartners(world.host, 'amman');
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, 'clinic.partner', '/console/work');
    await page.getByRole('heading', { name: say('partners.given.title') }).waitFor();
    const task = page.locator('main a[href*="/console/work/item-"]').first();
    await task.waitFor();
    await look(page, 'list');
    expect(await page.locator('nav a[href$="/console/cases"]').count()).toBe(0);
    // A clinic teaches nobody.
    expect(await page.locator('a[href$="/console/appointments"]').count()).toBe(0);

    await task.click();
    await page.getByText(say('partners.appointment.none')).first().waitFor();
    expect(
      await page.getByRole('radio', { name: say(`words.decision.${EXAM}.waived`), exact: true }).count(),
    ).toBe(0);
    await page.getByRole('radio', { name: say(`words.decision.${EXAM}.cleared`), exact: true }).check();
    await page
      .getByRole('radio', { name: say('words.value.classification.no-finding'), exact: true })
      .check();
    await formOn(page, say).pick('tuberculosisClass', 'none');
    await formOn(page, say).day('examinedOn', new Date().toISOString().slice(0, 10));
    await look(page, 'exam');
    await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
    await page.waitForURL('**/console/work');
    await page.getByText(say('partners.given.empty')).waitFor();
    await look(page, 'nothing');
    await page.context().close();
  });

  test('hears of new work, and hands back what it cannot do, with the reason', async () => {
    const caseId = await startCase(world, {});
    await decideAll(world, caseId, ACCEPTED);
    await itemOf(world, caseId, 'health.amman', EXAM);
    await giveToPartners(world.host, 'amman');
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, 'clinic.partner', '/console/notices');
    await page
      .getByRole('link', { name: say('notices.template.work-given') })
      .first()
      .waitFor();
    await look(page, 'notices');
    await page
      .getByRole('link', { name: say('notices.template.work-given') })
      .first()
      .click();
    const button = page.getByRole('button', { name: say('partners.hand-back'), exact: true });
    await button.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: new RegExp(say('partners.end.why')) }).click();
    await page.getByRole('option', { name: say('words.reason.no-capacity'), exact: true }).click();
    await look(page, 'hand-back');
    await dialog.getByRole('button', { name: say('partners.hand-back'), exact: true }).click();
    await page.waitForURL('**/console/work');
    await page.getByText(say('partners.given.empty')).waitFor();
    await page.context().close();
    const office = await browser.newPage(world.url, locale, size);
    await signIn(office, 'health.amman', '/console/notices');
    await office.getByText(say('notices.template.work-handed-back')).first().waitFor();
    await office.context().close();
  });
});
