import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECOMMENDED } from '../fixtures/eligibility.ts';
import { type Locale, openBrowser, type TestBrowser, type TestPage } from './browser.ts';
import { decideAll, itemOf, startCase, threeAdults } from './case-steps.ts';
import { deskOf } from './desk.ts';
import { choose } from './registration.ts';
import { call } from './sponsors.ts';
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
const confirmed = (caseId: string) =>
  decideAll(world, caseId, [['supervisor.amman', 'household-change', { decision: 'confirm' }]]);

describe.each(['en', 'ar'] as const)('in %s', (locale: Locale) => {
  const say = textsOf(locale);
  const open = async (page: TestPage) => {
    await page.getByRole('button', { name: say('cases.actions'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('cases.do.change'), exact: true }).click();
    return page.getByRole('dialog');
  };
  const kind = async (page: TestPage, name: string) => {
    await page.getByLabel(say('cases.change.kind'), { exact: true }).click();
    await page.getByRole('option', { name: say(`words.value.change-kind.${name}`) }).click();
    await page.getByText(say(`cases.change.kind.${name}.then`)).waitFor();
  };
  const proof = async (page: TestPage, evidence: string) => {
    await page.getByLabel(say('words.field.happenedOn'), { exact: true }).fill(today());
    await page.getByLabel(say('words.field.knownFrom'), { exact: true }).fill(evidence);
    await page.getByRole('button', { name: say('cases.do.change.go'), exact: true }).click();
  };

  test('a child is born: recorded, seen in full by a second person, and in the household', async () => {
    const desk = deskOf(world, browser, locale);
    const caseId = await startCase(world, { number: `RRF-BORN-${locale}`, members: threeAdults('ku') });
    await itemOf(world, caseId, 'caseworker.amman', 'eligibility-review');
    const page = await desk.at('caseworker.amman', `/console/cases/${caseId}`);
    const dialog = await open(page);
    await kind(page, 'joins');
    await dialog.getByRole('button', { name: say('cases.do.change.go'), exact: true }).click();
    await dialog.getByText(say('cases.fault.required')).first().waitFor();
    await desk.look(page, 'change-empty');
    const on = { page, say, look: (name: string) => desk.look(page, name) };
    await choose(on, say('cases.change.because'), 'because.birth');
    await dialog.getByLabel(say('cases.field.name'), { exact: true }).fill('نور حداد');
    await choose(on, say('cases.field.relationship'), 'relationship.daughter');
    await choose(on, say('cases.field.sex'), 'sex.f');
    await dialog.getByLabel(say('cases.field.birthDate'), { exact: true }).fill(today());
    await dialog.getByLabel(say('cases.field.nationality')).fill('SYR');
    await page.keyboard.press('Escape');
    await choose(on, say('cases.field.separation'), 'separation.accompanied');
    await choose(on, say('cases.field.custody'), 'custody.both-parents');
    await desk.look(page, 'change-birth');
    await proof(page, locale === 'ar' ? 'شهادة ميلاد من المستشفى' : 'birth certificate of the hospital');
    await page.getByText(say('cases.change.asked')).waitFor();
    await page.getByText(say('words.value.change-status.proposed')).waitFor();
    await desk.look(page, 'change-proposed');
    await page.context().close();

    const item = await itemOf(world, caseId, 'supervisor.amman', 'household-change');
    const second = await desk.at('supervisor.amman', `/console/work/${item}`);
    await second.getByRole('heading', { name: say('work.matter.change') }).waitFor();
    await second.getByText('نور حداد').first().waitFor();
    await second.getByText(say('work.stage.household'), { exact: true }).first().waitFor();
    await second.getByText(say('cases.change.kind.joins.then')).waitFor();
    const confirm = say('words.decision.household-change.confirm');
    await second.getByRole('radio', { name: confirm, exact: true }).check();
    await desk.look(second, 'change-confirm');
    await second.getByRole('button', { name: say('work.submit'), exact: true }).click();
    await second.getByText(confirm).first().waitFor();
    await second.context().close();
    await expect
      .poll(async () => {
        const { persons } = await call(world, 'caseworker.amman', `/cases/${caseId}`);
        return (persons as { status: string }[]).filter(({ status }) => status === 'active').length;
      })
      .toBe(4);
    const after = await desk.at('caseworker.amman', `/console/cases/${caseId}`);
    await after.getByText(say('words.value.change-status.confirmed'), { exact: true }).waitFor();
    await desk.look(after, 'change-confirmed');
    await after.context().close();
  });

  test('two cases are one, and it is taken back: each later act gets its case', async () => {
    const desk = deskOf(world, browser, locale);
    const into = await startCase(world, { number: `RRF-INTO-${locale}`, members: threeAdults('ku') });
    const from = await startCase(world, { number: `RRF-FROM-${locale}`, members: threeAdults('ku') });
    await itemOf(world, into, 'caseworker.amman', 'eligibility-review');
    const page = await desk.at('caseworker.amman', `/console/cases/${from}`);
    const dialog = await open(page);
    await kind(page, 'moves');
    await dialog.getByLabel(say('cases.change.members'), { exact: true }).click();
    for (const option of await page.getByRole('option').all()) await option.click();
    await page.keyboard.press('Escape');
    await dialog.getByLabel(say('cases.change.toCase'), { exact: true }).click();
    await page.getByRole('combobox', { name: say('cases.search') }).fill(`RRF-INTO-${locale}`);
    await page.getByRole('option', { name: new RegExp(`RRF-INTO-${locale}`) }).click();
    await desk.look(page, 'change-moves');
    await proof(page, 'the same family, registered twice');
    await desk.look(page, 'change-moved');
    await page.getByText(say('cases.change.asked')).waitFor();
    await confirmed(from);
    await expect
      .poll(async () => {
        const view = await call(world, 'caseworker.amman', `/cases/${into}`);
        return (view.persons as unknown[]).length;
      })
      .toBe(6);
    await page.context().close();

    await decideAll(world, into, [['caseworker.amman', 'eligibility-review', RECOMMENDED]]);
    const later = await desk.at('caseworker.amman', `/console/cases/${from}`);
    await later.getByRole('button', { name: say('cases.change.take-back') }).click();
    await later.getByText(say('cases.change.take-back.what')).waitFor();
    await later
      .getByRole('radio', { name: say('cases.change.belongs.there'), exact: true })
      .first()
      .check();
    await later.getByLabel(say('cases.change.take-back.why')).fill('two families after all');
    await desk.look(later, 'change-take-back');
    await later.getByRole('button', { name: say('cases.do.change.go'), exact: true }).click();
    await later.getByText(say('cases.change.asked')).waitFor();
    await confirmed(from);
    await expect
      .poll(async () => {
        const view = await call(world, 'caseworker.amman', `/cases/${from}`);
        const active = (view.persons as { status: string }[]).filter(({ status }) => status === 'active');
        return [(view.case as { status: string }).status, active.length];
      })
      .toEqual(['active', 3]);
    await later.context().close();
  });
});
