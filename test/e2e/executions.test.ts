import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
let caseId: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(4), openBrowser()]);
  const workItemId = await world.itemFor('caseworker.amman', 'eligibility-review');
  caseId = `case-${workItemId.split('-')[1]}`;
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  test('an auditor goes from a case to an execution, and looks into a state', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'auditor', `/console/cases/${caseId}`);
    await page.getByRole('tab', { name: textsOf(locale)('cases.tab.workflow') }).click();
    const links = page.locator(`a[href*="/console/executions/"]`);
    await links.first().waitFor();
    await shot(page, `case-executions.${locale}`);
    expect(await axe(page)).toEqual([]);
    await links.first().click();
    const graph = page.locator('.workflow');
    // A state that is named like a stage has its label in the reader's language.
    const review = graph.getByRole('button', {
      name: new RegExp(textsOf(locale)('words.stage.eligibility-review')),
    });
    await review.waitFor();
    await shot(page, `execution.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await review.click();
    await page.locator('.identifier', { hasText: /^EligibilityReview$/ }).waitFor();
    await shot(page, `execution-state.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: textsOf(locale)('executions.look-now') }).click();
    await page.getByRole('button', { name: textsOf(locale)('executions.zoom.all'), exact: true }).click();
    await page
      .getByRole('button', { name: new RegExp(`^${textsOf(locale)('executions.find-state')}`) })
      .click();
    await page.keyboard.type('HealthAss');
    await page
      .getByRole('option')
      .filter({ hasText: new RegExp(`^${textsOf(locale)('words.stage.health-assessment')}`) })
      .first()
      .click();
    await page.locator('.identifier', { hasText: /^HealthAssessment$/ }).waitFor();
    await page.getByRole('button', { name: textsOf(locale)('executions.look-now') }).click();
    await review.click();
    await shot(page, `execution-whole.${locale}`);
    await page.locator('main a[href*="/console/executions/eligibility-review"]').click();
    await graph
      .getByRole('button', { name: new RegExp(`^${textsOf(locale)('executions.name.Review')}\\s`) })
      .click();
    await page.locator('.identifier', { hasText: /^Review$/ }).waitFor();
    await shot(page, `execution-stage.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('tab').nth(1).click();
    await page.getByRole('row').nth(3).waitFor();
    await shot(page, `execution-states.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('tab').nth(3).click();
    await page.getByRole('row').nth(3).waitFor();
    await shot(page, `execution-events.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: textsOf(locale)('executions.export'), exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem').last().click(),
    ]);
    const rows: Record<string, string>[] = parse(readFileSync(await download.path()), { columns: true });
    expect(rows[0]).toMatchObject({ id: '1', type: 'ExecutionStarted' });
    expect(rows.map(({ type }) => type)).toContain('TaskSubmitted');
    expect(page.faults).toEqual([]);
  });
});

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);

  test.each([1280, 390])('two runs of one workflow stand beside each other on %i px', async (width) => {
    const page = await browser.newPage(world.url, locale, { width, height: 900 });
    const id = `eligibility-review.${caseId}-1-eligibility-review-1`;
    await signIn(page, 'auditor', `/console/executions/${id}`);
    await page
      .locator('main')
      .getByRole('link', { name: say('executions.compare') })
      .click();
    await page.getByRole('button', { name: new RegExp(`^${say('executions.compare.with')}`) }).click();
    await page.getByRole('option').first().click();
    await page.locator('.axis').nth(1).waitFor();
    const table = page.getByRole('table', { name: say('executions.compare.lengths') });
    expect(await table.getByRole('row').count()).toBeGreaterThan(1);
    await shot(page, `execution-compare-${width}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    // Its address names both.
    await page.reload();
    await page.locator('.axis').nth(1).waitFor();
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});

test('an ended execution says in French that it is archived as the audit tells', async () => {
  const withdrawal = { user: 'caseworker.amman', body: { reasonCode: 'changed-mind' } };
  expect((await world.host.request('POST', `/cases/${caseId}/withdraw`, withdrawal)).status).toBeLessThan(
    300,
  );
  await world.host.idle();
  await world.host.checkArchive();
  const page = await browser.newPage(world.url, 'fr');
  const id = `eligibility-review.${caseId}-1-eligibility-review-1`;
  await signIn(page, 'auditor', `/console/executions/${id}`);
  await page.getByText(/l’empreinte correspond à l’entrée\s\d+ du journal$/).waitFor();
  await shot(page, 'execution-archived.fr');
  expect(await axe(page)).toEqual([]);
  await page.locator(`main a[href$="/audit/cases/${caseId}"]`).first().click();
  await page.getByRole('button', { name: textsOf('fr')('audit.check'), exact: true }).click();
  await page.getByText(/exécutions terminées sont tels/).waitFor();
  await shot(page, 'audit-histories.fr');
  expect(await axe(page)).toEqual([]);
  expect(page.faults).toEqual([]);
});
