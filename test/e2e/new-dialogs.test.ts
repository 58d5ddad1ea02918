import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  axeInBoth,
  openBrowser,
  shot,
  showDark,
  signIn,
  type TestBrowser,
  type TestPage,
} from './browser.ts';
import { ACCEPTED, decideAll, itemOf, startCase } from './case-steps.ts';
import { TRACING_CONSENT } from './cross-script.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

/** High enough for whole forms: what lies beyond the edge of a box that scrolls has no visible label for axe. */
const SIZES = { en: { width: 1280, height: 1800 }, ar: { width: 390, height: 2200 } } as const;
const OVER = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** In light and in dark, at 1280 in English and at 390 in Arabic: pictures, contrast, nothing beyond the edge. */
async function look(page: TestPage, name: string): Promise<void> {
  await shot(page, `new-${name}`);
  expect(await axeInBoth(page)).toEqual([]);
  await showDark(page, true);
  await shot(page, `new-${name}-dark`);
  await showDark(page, false);
  expect(await page.evaluate<number>(OVER)).toBeLessThanOrEqual(0);
  expect(page.faults).toEqual([]);
}

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);
  const open = async (user: string, path: string): Promise<TestPage> => {
    const page = await browser.newPage(world.url, locale, SIZES[locale]);
    await signIn(page, user, `/console/${path}`);
    return page;
  };
  const button = (page: TestPage, name: string) =>
    page.getByRole('button', { name: say(name), exact: true }).first();

  test('a death is reported', async () => {
    const caseId = await startCase(world, {});
    const page = await open('caseworker.amman', `cases/${caseId}`);
    await button(page, 'cases.actions').click();
    await page.getByRole('menuitem', { name: say('cases.do.death'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(say('cases.do.death.what')).waitFor();
    await look(page, `death.${locale}`);
    await dialog.getByRole('button', { name: say('cases.do.death.go'), exact: true }).click();
    await dialog.getByText(say('cases.fault.choose')).first().waitFor();
    await look(page, `death-faults.${locale}`);
    await page.context().close();
  });

  test('somebody found outside the registry is entered', async () => {
    const caseId = await startCase(world, {
      consents: [TRACING_CONSENT],
      tracing: [{ seeker: 0, sought: { name: 'Sought Person', relationship: 'brother', sex: 'm' } }],
    } as Parameters<typeof startCase>[1]);
    await expect
      .poll(
        async () => ((await call(world, 'tracing.amman', `/cases/${caseId}`)).tracing as unknown[]).length,
      )
      .toBe(1);
    const { tracing } = await call(world, 'tracing.amman', `/cases/${caseId}`);
    const [request] = tracing as { id: string }[];
    const page = await open('tracing.amman', `tracing/${caseId}/${request!.id}`);
    await button(page, 'tracing.outside.add').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(say('tracing.outside.what')).waitFor();
    await look(page, `outside.${locale}`);
    await dialog.getByRole('button', { name: say('tracing.outside.go'), exact: true }).click();
    await dialog.getByText(say('tracing.outside.missing')).first().waitFor();
    await look(page, `outside-faults.${locale}`);
    await page.context().close();
  });

  test('a class is planned', async () => {
    const page = await open('orientation.amman', 'appointments?of=classes');
    await button(page, 'classes.plan').waitFor();
    await look(page, `classes.${locale}`);
    await button(page, 'classes.plan').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('classes.plan.go'), exact: true }).click();
    await dialog.getByText(say('classes.required')).first().waitFor();
    await look(page, `class-plan.${locale}`);
    await page.context().close();
  });

  test('an authority waives what is before the journey of an emergency', async () => {
    const caseId = await startCase(world, { priority: 'emergency' });
    await decideAll(world, caseId, ACCEPTED);
    const item = await itemOf(world, caseId, 'supervisor.amman', 'gate-waiver');
    const page = await open('supervisor.amman', `work/${item}`);
    await button(page, 'work.submit').waitFor();
    await look(page, `waiver.${locale}`);
    await page.getByRole('radio').first().check();
    await button(page, 'work.submit').click();
    await page.locator('[id$="-error"]').first().waitFor();
    await look(page, `waiver-faults.${locale}`);
    await page.context().close();
  });
});
