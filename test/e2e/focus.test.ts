import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { startCase } from './case-steps.ts';
import { tabTo } from './keyboard.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const say = textsOf('en');
let world: World;
let browser: TestBrowser;
let caseId: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  caseId = await startCase(world, {});
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

interface Form {
  readonly user: string;
  /** Below `/console`; `CASE` stands for a case. */
  readonly path: string;
  /** The button that opens the form in a dialog; a menu and its item where there are two. */
  readonly opens?: readonly string[];
  /** The button that sends it; the primary one unless it is named. */
  readonly sends?: string;
}

const CASEWORKER = 'caseworker.amman';
const CASE_ACTION = (item: string): Form => ({
  ...{ user: CASEWORKER, path: 'cases/CASE', opens: ['cases.actions', item] },
});
const FORMS: Readonly<Record<string, Form>> = {
  'a household': { user: CASEWORKER, path: 'cases/new' },
  'a flag': { user: CASEWORKER, path: 'cases/CASE?tab=flags', opens: ['cases.do.raise-flag'] },
  'a withdrawal': CASE_ACTION('cases.do.withdraw'),
  'a sponsor': { user: 'sponsorship.toronto', path: 'sponsors/new' },
  'a copy': { user: CASEWORKER, path: 'cases/CASE/copy' },
  'a list of readers': { user: CASEWORKER, path: 'cases/CASE/receipt' },
  'a request of rights': { user: CASEWORKER, path: 'cases/CASE?tab=rights', opens: ['rights.ask'] },
  'an appointment': { user: CASEWORKER, path: 'cases/CASE?tab=appointments', opens: ['appointments.plan'] },
  'a document': { user: CASEWORKER, path: 'cases/CASE?tab=documents', opens: ['documents.add'] },
  'a partner system': { user: 'administrator', path: 'clients', opens: ['clients.add'] },
  'an export': { user: 'administrator', path: 'exports', opens: ['exports.ask'] },
  'a colleague': { user: 'administrator', path: 'people', opens: ['people.add'] },
};

async function open({ user, path, opens = [] }: Form): Promise<TestPage> {
  const page = await browser.newPage(world.url, 'en');
  await signIn(page, user, `/console/${path.replace('CASE', caseId)}`);
  const [first, item] = opens;
  if (first)
    await page
      .getByRole('button', { name: say(first), exact: true })
      .first()
      .click();
  if (item) await page.getByRole('menuitem', { name: say(item) }).click();
  return page;
}

/** The button that sends the form, reached and pressed by keyboard. */
async function send(page: TestPage, { opens }: Form): Promise<void> {
  const form: Locator = opens ? page.getByRole('dialog') : page.locator('main');
  const button = form.locator('button[class*="variant-primary"]').last();
  await button.waitFor();
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

/** Whether the keyboard stands on a field that says what is wrong with it. */
const ON_FAULT = `(() => {
  const ids = [...document.activeElement.closest('[aria-describedby]')?.getAttribute('aria-describedby')?.split(' ') ?? []];
  return ids.some((id) => id.endsWith('-error') && document.getElementById(id)?.textContent !== '');
})()`;

describe.each(Object.entries(FORMS))('the form of %s', (_, form) => {
  test('takes the keyboard to the first field that is wrong, and that says why', async () => {
    const page = await open(form);
    await send(page, form);
    await expect.poll(() => page.evaluate(ON_FAULT)).toBe(true);
    // And again, when nothing was mended.
    await send(page, form);
    await expect.poll(() => page.evaluate(ON_FAULT)).toBe(true);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});

test('the keyboard goes to what the server says, where no field is wrong', async () => {
  const page = await browser.newPage(world.url, 'en');
  await signIn(page, CASEWORKER, `/console/cases/${caseId}?tab=household`);
  await page.getByRole('button', { name: say('cases.preferences.record') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say('cases.preferences.go') }).waitFor();
  const problem = { type: 'urn:kinbridge:error:VersionConflict', title: 'Conflict', status: 409 };
  await page.route('**/cases/*/preferences', (route) =>
    route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
  );
  await tabTo(page, dialog.getByRole('button', { name: say('cases.preferences.go') }));
  await page.keyboard.press('Enter');
  const onProblem = 'document.activeElement.matches("[role=dialog] .problem")';
  await expect.poll(() => page.evaluate(onProblem)).toBe(true);
  await page.context().close();
});
