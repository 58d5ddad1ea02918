import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Locale, openBrowser, type TestBrowser } from './browser.ts';
import { itemOf, startCase, threeAdults } from './case-steps.ts';
import { deskOf } from './desk.ts';
import { stepClock } from './step-clock.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const clock = stepClock();
let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0, clock), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const today = (): string => new Date(clock.now()).toISOString().slice(0, 10);

describe.each(['en', 'ar'] as const)('in %s', (locale: Locale) => {
  const say = textsOf(locale);

  test('an erasure is asked for, and its supervisor sees what would go and why it cannot be granted yet', async () => {
    const desk = deskOf(world, browser, locale);
    const caseId = await startCase(world, { number: `RRF-RIGHTS-${locale}`, members: threeAdults('ku') });
    await itemOf(world, caseId, 'caseworker.amman', 'eligibility-review');
    const page = await desk.at('caseworker.amman', `/console/cases/${caseId}?tab=rights`);
    await page.getByText(say('rights.none')).waitFor();
    await page.getByRole('button', { name: say('rights.ask'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('rights.right'), { exact: true }).click();
    await page.getByRole('option', { name: say('rights.right.erasure'), exact: true }).click();
    await dialog.getByLabel(say('rights.on'), { exact: true }).fill(today());
    await dialog.getByLabel(say('rights.words'), { exact: true }).fill('Please forget us.');
    await desk.look(page, 'rights-ask');
    await dialog.getByRole('button', { name: say('rights.ask.go'), exact: true }).click();
    await page.getByText('Please forget us.').waitFor();
    await desk.look(page, 'rights-asked');
    await page.context().close();

    const item = await itemOf(world, caseId, 'supervisor.amman', 'rights-request');
    const second = await desk.at('supervisor.amman', `/console/work/${item}`);
    await second.getByText(say('rights.then.erasure')).waitFor();
    await second.getByText(say('words.closed.case-open')).first().waitFor();
    await desk.look(second, 'rights-decide');
    const grant = say('words.decision.rights-request.granted');
    expect(await second.getByRole('radio', { name: grant, exact: true }).isDisabled()).toBe(true);
    await second.context().close();
  });
});
