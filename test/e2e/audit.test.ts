import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { checkChain } from '../../domain/audit/chain.ts';
import { verifyFile } from '../../scripts/audit/read-bundle.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
let caseId: string;
let sponsorId: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(4), openBrowser()]);
  const workItemId = await world.itemFor('caseworker.amman', 'eligibility-review');
  caseId = `case-${workItemId.split('-')[1]}`;
  await world.host.request('GET', `/cases/${caseId}`, { user: 'caseworker.amman' });
  await call(world, 'caseworker.amman', `/work-items/${workItemId}/claim`, {});
  const { body } = await world.host.request('GET', '/sponsors', { user: 'sponsorship.toronto' });
  sponsorId = (body as { sponsors: { id: string }[] }).sponsors[0]!.id;
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  test('an auditor searches executions, reads who saw a case, checks the chain and exports it', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'auditor', '/console/audit');
    await page.locator('a[href*="/console/executions/"]').first().waitFor();
    await shot(page, `audit.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('textbox').first().fill(caseId);
    await page.keyboard.press('Enter');
    await page.locator('.audit-day').first().waitFor();
    await page.getByRole('button', { name: textsOf(locale)('audit.check'), exact: true }).click();
    await page.getByText(textsOf(locale)('audit.whole'), { exact: true }).first().waitFor();
    await shot(page, `audit-case.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('tab').nth(2).click();
    // Colleagues by name, whoever needs their ids has them beside.
    const seen = page.getByRole('row').filter({ hasText: 'Rania Haddad' }).first();
    await seen.waitFor();
    expect(await page.getByText('caseworker.amman').count()).toBe(0);
    await page.getByText(textsOf(locale)('audit.show-ids')).click();
    await seen.filter({ hasText: 'caseworker.amman' }).waitFor();
    await shot(page, `audit-seen.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: textsOf(locale)('executions.export'), exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem').last().click(),
    ]);
    const entries = JSON.parse(readFileSync(await download.path(), 'utf8')) as AuditEntry[];
    // Who read it stands in the chains of its readers.
    expect(entries.length).toBeGreaterThan(1);
    expect(checkChain(entries)).toEqual([]);
    expect(page.faults).toEqual([]);
  });

  test('an auditor finds executions by number, by day and by who acted, and each look is recorded', async () => {
    const say = textsOf(locale);
    const width = { en: 1280, ar: 390 }[locale];
    const { body } = await world.host.request('GET', `/cases/${caseId}`, { user: 'caseworker.amman' });
    const { number } = (body as { case: { number: string } }).case;
    const page = await browser.newPage(world.url, locale, { width, height: 900 });
    await signIn(page, 'auditor', '/console/audit?workflow=every');
    const links = page.locator('main a[href*="/console/audit/cases/"]');
    await links.first().waitFor();
    await page.getByLabel(say('audit.only-case'), { exact: true }).fill(number);
    await page.keyboard.press('Enter');
    await page.waitForURL(/case=case-/);
    expect(page.url()).toContain(`case=${caseId}`);
    expect(page.url()).not.toContain(number);
    // The other cases are gone, and then this one is there.
    const ofOthers = page.locator(`main a[href*="/console/audit/cases/"]:not([href*="${caseId}"])`);
    await ofOthers.first().waitFor({ state: 'detached' });
    await page.locator(`main a[href*="/console/audit/cases/${caseId}"]`).first().waitFor();
    expect(await ofOthers.count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('audit.only-case.all'), exact: true }).click();

    await page.getByRole('button', { name: new RegExp(`^${say('audit.acting')}`) }).click();
    await page.keyboard.type('Rania');
    await page
      .getByRole('option', { name: /Rania Haddad/ })
      .first()
      .click();
    await page.getByText(say('audit.acting.days'), { exact: true }).waitFor();
    const today = new Date().toISOString().slice(0, 10);
    for (const name of [say('audit.from'), say('audit.to')])
      await page.getByLabel(name, { exact: true }).last().fill(today.replaceAll('-', '/'));
    await page.waitForURL(/person=caseworker\.amman/);
    await page.waitForURL(/from=.*to=|to=.*from=/);
    await page.locator(`main a[href*="/console/audit/cases/${caseId}"]`).first().waitFor();
    await shot(page, `audit-acting.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth + 1')).toBe(false);
    const readings = await world.host.request('GET', `/readings/${today}/auditor`, { user: 'auditor' });
    expect(JSON.stringify(readings.body)).toContain('executions.listed');
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('an auditor anchors all audits, keeps a copy, and verifies a case against it', async () => {
    const say = textsOf(locale);
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'auditor', '/console/audit');
    await page.getByRole('button', { name: say('audit.anchors.now'), exact: true }).click();
    const made = say('audit.anchors.made', { number: '1', ends: 1 }).split('. ').at(-1) ?? '';
    await page.getByText(made).first().waitFor();
    const anchors = page.getByRole('table', { name: say('audit.anchors') });
    const save = anchors.getByRole('button').first();
    const [copy] = await Promise.all([page.waitForEvent('download'), save.click()]);
    await shot(page, `audit-anchors.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.goto(`${world.url}/console/audit/cases/${caseId}`);
    await page.locator('input[type=file]').setInputFiles(await copy.path());
    await page.getByRole('button', { name: say('audit.check'), exact: true }).click();
    await page.getByText(say('audit.whole'), { exact: true }).first().waitFor();
    expect(await page.getByText(say('audit.not-independent')).count()).toBe(0);
    await shot(page, `audit-copies.${locale}`, true);
    const bundle = page.getByRole('button', { name: say('audit.bundle'), exact: true });
    const [saved] = await Promise.all([page.waitForEvent('download'), bundle.click()]);
    const { lines, right } = verifyFile(await saved.path());
    expect([right, lines.at(-1)]).toEqual([true, 'Nothing was found wrong.']);
    expect(page.faults).toEqual([]);
  });

  test('an auditor opens what a person read on a day, and the audit of a sponsor', async () => {
    const say = textsOf(locale);
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'auditor', '/console/audit');
    await page.getByText(say('audit.readings.day-first')).waitFor();
    await page
      .getByLabel(say('audit.readings.day'), { exact: true })
      .fill(new Date().toISOString().slice(0, 10));
    await page.getByRole('button', { name: new RegExp(`^${say('audit.column.who')}`) }).click();
    await page.getByRole('option', { name: 'caseworker.amman' }).click();
    const readings = page.getByRole('grid', { name: say('audit.readings') });
    await readings.getByText(say('audit.reading.case.viewed')).first().waitFor();
    await shot(page, `audit-readings.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('textbox').first().fill(sponsorId);
    await page.keyboard.press('Enter');
    await page.locator('.audit-day').first().waitFor();
    await page.getByRole('button', { name: say('audit.check'), exact: true }).click();
    await page.getByText(say('audit.whole'), { exact: true }).first().waitFor();
    await shot(page, `audit-sponsor.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('tab', { name: say('audit.tab.answers') }).click();
    await page.getByRole('table', { name: say('audit.tab.answers') }).waitFor();
    await shot(page, `audit-sponsor-answers.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
  });

  test('a supervisor goes from a sponsor to its audit', async () => {
    const say = textsOf(locale);
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'supervisor.toronto', `/console/sponsors/${sponsorId}`);
    await page
      .locator('main')
      .getByRole('link', { name: say('sponsors.audit'), exact: true })
      .click();
    await page.waitForURL(`**/console/audit/sponsors/${sponsorId}`);
    await page.locator('.audit-day').first().waitFor();
    expect(await page.getByRole('tab', { name: say('audit.tab.readings') }).count()).toBe(0);
    expect(page.faults).toEqual([]);
  });

  test('a supervisor reads in the audit of a case who did what about whom', async () => {
    const page = await browser.newPage(world.url, locale, { width: 390, height: 900 });
    const read = await world.host.request('GET', `/cases/${caseId}`, { user: 'supervisor.amman' });
    const { persons } = read.body as { persons: { id: string; name: string; custody: string }[] };
    // Which household comes first is by chance, and a child does not sign for itself.
    const principal = persons.find(({ custody }) => custody === 'not-a-child');
    const { status } = await world.host.request('POST', `/cases/${caseId}/consents`, {
      user: 'caseworker.amman',
      body: {
        ...{ personId: principal!.id, purpose: 'tracing', recipient: 'red-cross', fields: [] },
        ...{ textVersion: 'v1', givenOn: '2026-03-01', language: 'ar' },
      },
    });
    expect(status).toBe(202);
    await signIn(page, 'supervisor.amman', `/console/audit/cases/${caseId}`);
    const about = page.locator('.fact-details', { hasText: principal!.name }).first();
    await about.waitFor();
    await page.getByText('Rania Haddad').first().waitFor();
    await shot(page, `audit-names-390.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(page.faults).toEqual([]);
  });
});
