import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString();

const en = textsOf('en');

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await world.itemFor('caseworker.amman', 'eligibility-review');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const choose = async (page: TestPage, field: string, option: string) => {
  await page.getByLabel(field, { exact: true }).first().click();
  await page.getByRole('option', { name: option, exact: true }).first().click();
};
const look = async (page: TestPage, name: string) => {
  // What the sticky bar covers half would count as too small to be touched.
  await page.evaluate('scrollTo(0, 0)');
  await shot(page, name, true);
  expect(await axe(page)).toEqual([]);
};
/** The newest case that is under way and not restricted. */
const firstCase = async (): Promise<string> => {
  const { body } = await world.host.request('GET', '/cases?status=active&limit=20', {
    user: 'caseworker.amman',
  });
  const { cases } = body as { cases: { caseId: string; restricted: boolean }[] };
  return cases.find(({ restricted }) => !restricted)!.caseId;
};

test('a caseworker registers a family step by step, over a reload, and starts it', async () => {
  const page = await browser.newPage(world.url);
  await signIn(page, 'caseworker.amman', '/console/cases/new');
  await page.getByLabel(en('cases.field.number')).waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('link', { name: en('cases.field.number'), exact: true }).waitFor();
  await look(page, 'new-case-faults.en');
  await page.getByLabel(en('cases.field.number')).fill('RRF-e2e-1');
  await page.getByLabel(en('cases.field.destinationOffice')).fill('Lyon');
  await choose(page, en('words.field.primaryCategory'), en('words.value.category.medical-needs'));
  await choose(
    page,
    en('words.field.secondaryCategory'),
    en('words.value.category.lack-of-foreseeable-alternatives'),
  );
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(en('cases.field.name')).fill('Maryam Invented');
  await choose(page, en('cases.field.sex'), en('words.value.sex.f'));
  await page.getByRole('textbox', { name: en('cases.field.birthDate') }).fill('1990-02-03');
  await page.getByLabel(en('cases.field.nationality')).fill('Syria');
  await page.getByRole('button', { name: en('cases.member.add') }).click();
  await page.reload();
  await page.locator('.shell main h1').waitFor();
  await page.getByText(en('cases.restored')).waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(en('cases.field.name')).nth(1).fill('Yusuf Invented');
  await page.getByLabel(en('cases.field.relationship')).nth(1).click();
  await page.getByRole('option', { name: en('words.value.relationship.son'), exact: true }).click();
  await page.getByLabel(en('cases.field.sex'), { exact: true }).nth(1).click();
  await page
    .getByRole('option', { name: en('words.value.sex.m'), exact: true })
    .last()
    .click();
  await page
    .getByRole('textbox', { name: en('cases.field.birthDate') })
    .nth(1)
    .fill('2016-05-06');
  await page.getByLabel(en('cases.field.nationality')).nth(1).fill('SYR');
  await choose(page, en('cases.field.separation'), en('words.value.separation.accompanied'));
  await choose(page, en('cases.field.custody'), en('words.value.custody.both-parents'));
  await look(page, 'new-case-members.en');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: en('cases.consent.add') }).click();
  await choose(page, en('cases.consent.purpose'), en('words.value.purpose.disclosure-to-sponsor'));
  await page.getByLabel(en('cases.consent.recipient')).fill('sponsors');
  await page.getByLabel(en('cases.consent.givenOn')).fill('2026-01-05');
  await page.getByLabel(en('cases.consent.textVersion')).fill('v1');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await look(page, 'new-case-review.en');
  await page.getByRole('button', { name: en('cases.register') }).click();
  await page.getByText(en('cases.start.question')).waitFor();
  await look(page, 'case-registered.en');
  await page.getByRole('button', { name: en('cases.start') }).click();
  await page.getByText(/Waits for the consent of members, with the caseworkers in Amman/).waitFor();
  await page.getByText('Yusuf Invented').first().waitFor();
  await page.getByRole('tab', { name: en('cases.tab.timeline') }).click();
  await page.getByText(en('cases.act.case.registered')).waitFor();
  await look(page, 'case-timeline.en');
  expect(page.faults).toEqual([]);
});

test('imports a file with mistakes, and saves the rows that wait', async () => {
  const page = await browser.newPage(world.url);
  await signIn(page, 'caseworker.amman', '/console/cases/import');
  await page.locator('input[type="file"]').setInputFiles('samples/intake-bad.csv');
  await page.getByRole('button', { name: en('cases.import.check') }).click();
  await page.getByRole('button', { name: en('cases.import.go'), exact: true }).click();
  await page.getByText(en('cases.import.partly')).waitFor();
  await page.getByRole('grid', { name: en('cases.import.rejected') }).waitFor();
  await look(page, 'import-report.en');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: en('cases.import.download') }).click();
  expect((await download).suggestedFilename()).toBe('intake-bad-rejected.csv');
  expect(page.faults).toEqual([]);
});

test('a restricted case opens in an emergency, with a reason', async () => {
  const caseId = await firstCase();
  await world.host.request('POST', `/cases/${caseId}/flags`, {
    user: 'protection.amman',
    body: { kind: 'protection', instruction: 'Speak with her alone.', blocks: [] },
  });
  const page = await browser.newPage(world.url);
  await signIn(page, 'travel.amman', `/console/cases/${caseId}`);
  await page.getByText(en('cases.closed.restricted')).waitFor();
  await look(page, 'case-restricted.en');
  await page.getByRole('button', { name: en('cases.do.break-glass') }).click();
  await choose(page, en('cases.reason'), en('words.reason.life-in-danger'));
  await page.getByLabel(en('cases.note')).fill('Threatened today.');
  await look(page, 'break-glass.en');
  await page.getByRole('button', { name: en('cases.do.break-glass.go') }).click();
  await page.getByRole('tab', { name: en('cases.tab.household') }).waitFor();
  const supervisor = await browser.newPage(world.url);
  await signIn(supervisor, 'supervisor.amman', `/console/cases/${caseId}`);
  await supervisor.getByRole('tab', { name: en('cases.tab.access') }).click();
  await supervisor.getByText(en('cases.access.break-glass')).waitFor();
  await look(supervisor, 'case-access.en');
});

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  test('an auditor sees the cases of all offices, and finds one by its number', async () => {
    const say = textsOf(locale);
    const caseId = await firstCase();
    const { body } = await world.host.request('GET', `/cases/${caseId}`, { user: 'supervisor.amman' });
    const { number } = (body as { case: { number: string } }).case;
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'auditor', '/console/cases');
    await page.getByText(say('cases.office.order')).waitFor();
    expect(await page.getByText(say('cases.empty.for.caseworker')).count()).toBe(0);
    await look(page, `cases-auditor.${locale}`);
    await page.getByRole('searchbox').fill(number);
    await page.getByRole('button', { name: say('cases.search.go'), exact: true }).click();
    await page.locator(`a[href$="/console/cases/${caseId}"]`).waitFor();
    expect(await page.locator('main').innerText()).not.toContain(number);
    await page.goto('/console/audit');
    await page.getByRole('textbox').first().fill(number);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/console/audit/cases/${caseId}`);
    expect(page.faults).toEqual([]);
  });

  test('a stage under way is shown as such, though nobody has to do anything in it', async () => {
    const say = textsOf(locale);
    const page = await browser.newPage(world.url, locale);
    const answer = { underWay: ['travel'], waitsFor: [], waitsUntil: [{ stage: 'travel', at: inTenDays }] };
    await page.route('**/cases/case-*', async (route) => {
      if (route.request().resourceType() === 'document') return route.continue();
      const response = await route.fetch();
      const view = (await response.json()) as object;
      await route.fulfill({ response, json: { ...view, ...answer } });
    });
    await signIn(page, 'supervisor.amman', `/console/cases/${await firstCase()}`);
    await page.getByRole('tab', { name: say('cases.tab.stages') }).click();
    await page
      .getByText(say('cases.stage.waits-until', { when: '|' }).split(/\s\u2068?\|/)[0]!)
      .first()
      .waitFor();
    await page
      .getByText(new RegExp(`^\u2068?${say('words.stage.travel')}\u2069?[:\\s]`))
      .first()
      .waitFor();
    expect(await page.getByText(say('cases.where.platform.long')).count()).toBe(0);
    await look(page, `case-waits.${locale}`);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('the list says until when a case waits', async () => {
    const say = textsOf(locale);
    const page = await browser.newPage(world.url, locale);
    const answer = { stages: [], waitsFor: [], waitsUntil: [{ stage: 'travel', at: inTenDays }] };
    await page.route('**/cases?*', async (route) => {
      if (route.request().resourceType() === 'document') return route.continue();
      const response = await route.fetch();
      const list = (await response.json()) as { cases: object[] };
      await route.fulfill({
        response,
        json: { ...list, cases: list.cases.map((row) => ({ ...row, ...answer })) },
      });
    });
    await signIn(page, 'supervisor.amman', '/console/cases?status=active');
    await page
      .getByRole('grid')
      .getByText(say('cases.stage.waits-until', { when: '|' }).split(/\s\u2068?\|/)[0]!)
      .first()
      .waitFor();
    expect(await page.getByText(say('cases.where.platform'), { exact: true }).count()).toBe(0);
    await look(page, `cases-wait.${locale}`);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('the list is filtered by the address, and a case shows where it is', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'supervisor.amman', '/console/cases?status=active');
    await page.getByRole('grid').getByRole('link').first().waitFor();
    await look(page, `cases.${locale}`);
    await page.getByRole('grid').getByRole('link').first().click();
    const tabs = page.getByRole('tab');
    await tabs.first().waitFor();
    for (let index = 0; index < (await tabs.count()); index += 1) {
      await tabs.nth(index).click();
      await page.getByRole('tabpanel').first().waitFor();
      await look(page, `case-${index}.${locale}`);
    }
    await page.goto('/console/cases/new');
    await page.locator('.shell main h1').waitFor();
    await look(page, `new-case.${locale}`);
    await page.goto('/console/cases/import');
    await page.locator('.shell main h1').waitFor();
    await look(page, `import.${locale}`);
    expect(page.faults).toEqual([]);
  });
});
