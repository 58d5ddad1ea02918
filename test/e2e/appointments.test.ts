import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, type Locale, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { startCase } from './case-steps.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;

/** The months as they are called where the place of the appointment is. */
const LEVANTINE = /كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين/;

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each<Locale>(['en', 'ar'])('appointments in %s', (locale) => {
  test('one is planned on a case, stands in the calendar and in a feed, and is cancelled', async () => {
    const say = textsOf(locale);
    const number = `RRF-DATE-${locale}`;
    const caseId = await startCase(world, { number });
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman', `/console/cases/${caseId}`);
    await page.getByRole('tab', { name: say('cases.tab.appointments') }).click();
    await page.getByRole('button', { name: say('appointments.plan') }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('button', { name: say('appointments.choose') })
      .first()
      .click();
    await page.getByRole('option', { name: say('appointments.kind.interview') }).click();
    const day = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10);
    await dialog.getByLabel(say('appointments.day'), { exact: true }).fill(day);
    await dialog.getByLabel(say('appointments.time'), { exact: true }).fill('09:30');
    await dialog.getByLabel(say('appointments.place'), { exact: true }).fill('Room 7');
    await dialog.getByLabel(say('appointments.phone')).fill('+962 79 123 4567');
    expect(await dialog.getByLabel(say('appointments.phone')).getAttribute('dir')).toBe('ltr');
    await shot(page, `appointments-${locale}-plan`);
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: say('appointments.plan.go') }).click();
    await page.getByText('Room 7').waitFor();
    await shot(page, `appointments-${locale}-case`);

    await page.goto('/console/appointments?period=next');
    await page.getByText(number).waitFor();
    // The browser of the tests stands in Amman.
    await page.getByText(locale === 'ar' ? 'توقيت الأردن' : 'Jordan Time').waitFor();
    await shot(page, `appointments-${locale}-calendar`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('appointments.feeds') }).click();
    await page.getByRole('button', { name: say('appointments.feeds.make') }).click();
    const address = page.getByText(`${world.url}/calendar/`);
    const url = (await address.first().textContent())!.trim();
    await shot(page, `appointments-${locale}-feed`);
    const ics = await (await fetch(url)).text();
    expect(ics).toContain('BEGIN:VEVENT');
    expect(ics).not.toContain(number);
    await page.getByRole('button', { name: say('appointments.feeds.end') }).click();
    await page.getByRole('button', { name: say('appointments.feeds.end') }).waitFor({ state: 'detached' });
    expect((await fetch(url)).status).toBe(404);
    await page
      .getByRole('button', { name: say('app.cancel') })
      .last()
      .click();

    await page.getByRole('button', { name: say('appointments.print'), exact: true }).click();
    await page.getByText('Room 7').last().waitFor();
    const slip = page.locator('.slip[lang=ar]');
    expect(await slip.textContent()).toMatch(LEVANTINE);
    await shot(page, `appointments-${locale}-slip`);
    await page
      .getByRole('button', { name: say('app.cancel') })
      .last()
      .click();
    await page.getByRole('button', { name: say('appointments.cancel'), exact: true }).click();
    await page.getByRole('button', { name: say('appointments.cancel.go') }).click();
    await page.getByText(say('appointments.empty.title')).waitFor();
    expect(page.faults).toEqual([]);
  });
});
