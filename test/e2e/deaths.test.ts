import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from './browser.ts';
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

test.each(['en', 'ar'] as const)(
  'in %s, a death takes effect at once, a second person confirms it, and the list says who did what',
  { timeout: 600_000 },
  async (locale) => {
    const say = textsOf(locale);
    const desk = deskOf(world, browser, locale);
    const caseId = await startCase(world, { number: `RRF-DIED-${locale}`, members: threeAdults('ku') });
    await itemOf(world, caseId, 'caseworker.amman', 'eligibility-review');
    const page = await desk.at('caseworker.amman', `/console/cases/${caseId}`);
    await page.getByRole('button', { name: say('cases.actions'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('cases.do.death'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(say('cases.do.death.what')).waitFor();
    await dialog.getByLabel(say('cases.death.who'), { exact: true }).click();
    await page.getByRole('option', { name: /Sami / }).click();
    await dialog.getByRole('button', { name: say('cases.do.death.go'), exact: true }).click();
    await dialog.getByText(say('cases.fault.required')).waitFor();
    await dialog.getByLabel(say('words.field.knownFrom'), { exact: true }).fill('told by his mother');
    await desk.look(page, 'death-dialog');
    await dialog.getByRole('button', { name: say('cases.do.death.go'), exact: true }).click();
    await page.getByText(say('cases.do.death.done')).waitFor();
    await page.getByText(say('words.value.change-status.in-effect')).waitFor();
    await desk.look(page, 'death-in-effect');
    await page.context().close();

    const item = await itemOf(world, caseId, 'supervisor.amman', 'household-change');
    const second = await desk.at('supervisor.amman', `/console/work/${item}`);
    await second.getByText('told by his mother').first().waitFor();
    const confirm = say('words.decision.household-change.confirm');
    await second.getByRole('radio', { name: confirm, exact: true }).check();
    await desk.look(second, 'death-confirm');
    await second.getByRole('button', { name: say('work.submit'), exact: true }).click();
    await second.waitForURL('**/console/work');
    await second.context().close();

    const after = await desk.at('caseworker.amman', `/console/cases/${caseId}`);
    const confirmed = after.getByText(say('words.value.change-status.confirmed'), { exact: true });
    await confirmed.waitFor();
    const list = await confirmed.locator('xpath=ancestor::li').innerText();
    const beginning = (key: string) =>
      say(key, { who: '', when: '' })
        .split(/[\u2068,،]/)[0]!
        .trim();
    for (const key of ['cases.change.recorded-by', 'cases.change.decided-by.confirmed'])
      expect(list).toContain(beginning(key));
    expect(list).not.toContain('supervisor.amman');
    await desk.look(after, 'death-confirmed');
    await after.context().close();
  },
);
