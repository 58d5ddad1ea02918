import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adult } from '../fixtures/household.ts';
import { openBrowser, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { ACCEPTED, decideAll, itemOf, startCase } from './case-steps.ts';
import { formOn } from './desk.ts';
import { lookAt } from './look.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const CLINIC = 'health.amman';
const EXAM = 'health-exam';
const DAY_MS = 86_400_000;
/** Of a clearance that holds for six months, so that it soon ends. */
const EXAMINED_DAYS_AGO = 165;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

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
  ['en', { width: 1280, height: 800 }],
  ['ar', { width: 390, height: 844 }],
] as const)('a clinic’s day in %s', (locale, size) => {
  const say = textsOf(locale);
  const look = (page: TestPage, what: string) => lookAt(page, `clinic-day-${what}.${locale}`);
  const exam = (page: TestPage) =>
    page.getByRole('link', { name: say(`words.kind.${EXAM}`), exact: true }).first();
  const examine = async (page: TestPage, examinedOn: string) => {
    const choose = (words: string) => page.getByRole('radio', { name: say(words), exact: true }).check();
    await choose(`words.decision.${EXAM}.cleared`);
    await choose('words.value.classification.no-finding');
    await formOn(page, say).pick('tuberculosisClass', 'none');
    await formOn(page, say).day('examinedOn', examinedOn);
  };
  const submit = async (page: TestPage) => {
    await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
    await page.waitForURL('**/console/work');
  };

  test('has its own queue alone, decides with what it needs beside, prints, and sees what soon ends', async () => {
    const members = [
      adult({ needs: ['serious-medical-condition'], languages: ['ar'] }),
      adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' }),
    ];
    const caseId = await startCase(world, { members });
    await decideAll(world, caseId, ACCEPTED);
    await itemOf(world, caseId, CLINIC, EXAM);
    // What others have to do at the same time is in no queue of the clinic.
    await itemOf(world, caseId, 'orientation.amman', 'orientation-session');
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, CLINIC, '/console/work');
    await exam(page).waitFor();
    const tasks = page.locator('main a[href*="/console/work/item-"]');
    const kinds = await tasks.allTextContents();
    expect(new Set(kinds.filter((text) => text !== ''))).toEqual(new Set([say(`words.kind.${EXAM}`)]));
    await look(page, 'queue');

    await exam(page).click();
    const need = page.getByText(say('words.value.need.serious-medical-condition')).first();
    await need.waitFor({ state: 'attached' });
    // On a phone the record stands folded above the form.
    if (!(await need.isVisible()))
      await page.getByRole('button', { name: new RegExp(say('work.beside.household')) }).click();
    await need.waitFor();
    await examine(page, daysAgo(EXAMINED_DAYS_AGO));
    await look(page, 'exam');
    const item = page.url();
    await page.getByRole('link', { name: say('work.sheet') }).click();
    const sheet = page.getByRole('article', { name: say(`words.kind.${EXAM}`) });
    await sheet.waitFor();
    await look(page, 'sheet');
    await page.goto(item);
    await examine(page, daysAgo(EXAMINED_DAYS_AGO));
    await submit(page);

    await exam(page).click();
    await examine(page, daysAgo(0));
    await submit(page);
    await page.goto(`/console/cases/${caseId}`);
    // Which of the two soon ends, and when.
    await page
      .getByText(new RegExp(say('cases.validity.health')))
      .first()
      .waitFor();
    await look(page, 'expiring');
    await page.context().close();
  });
});
