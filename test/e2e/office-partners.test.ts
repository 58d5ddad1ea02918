import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreeWithPartners, giveToPartners } from '../../scripts/demo/partners.ts';
import { openBrowser, shot, showDark, signIn, type TestBrowser } from './browser.ts';
import { ACCEPTED, decideAll, itemOf, startCase } from './case-steps.ts';
import { lookAt } from './look.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;
let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  await agreeWithPartners(world.host, ['amman']);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** What an administrator writes down, or a second person approves, about an organisation. */
async function settle(user: string, organisationId: string, body: object): Promise<void> {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const { status } = await world.host.request('PUT', `/organisations/${organisationId}`, {
    ...{ user, body, headers },
  });
  expect(status).toBe(200);
}

describe.each([
  ['en', { width: 1280, height: 800 }],
  ['ar', { width: 390, height: 844 }],
] as const)('partner organisations in %s', (locale, size) => {
  const say = textsOf(locale);

  test('have a page at their office, which shows what each has and takes it back', async () => {
    const caseId = await startCase(world, { number: `PARTNER-${locale}` });
    await decideAll(world, caseId, ACCEPTED);
    await itemOf(world, caseId, 'health.amman', 'health-exam');
    await giveToPartners(world.host, 'amman');
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, 'health.amman', '/console/appointments');
    await page.getByRole('link', { name: say('appointments.partners'), exact: true }).click();
    await page.getByText(`PARTNER-${locale}`).first().waitFor();
    await lookAt(page, `office-partners.${locale}`);
    await showDark(page, true);
    await shot(page, `office-partners.${locale}.dark`, true);
    await showDark(page, false);
    const back = say('partners.take-back.of', {
      what: say('words.kind.health-exam'),
      number: `PARTNER-${locale}`,
    });
    await page.getByRole('button', { name: back }).click();
    await page.getByText(say('partners.taken-back')).waitFor();
    await page.getByText(`PARTNER-${locale}`).waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('whose agreement ends soon wait with a day, first thing, for the administrators', async () => {
    const organisationId = `organisation-soon-${locale}`;
    const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
    const agreement = {
      ...{ name: `Soon Clinic ${locale}`, kind: 'clinic', services: ['health-exam'], offices: ['amman'] },
      ...{ languages: [], places: [], reference: 'S-1', from: day(-300), until: day(20) },
    };
    await settle('administrator', organisationId, { act: 'agree', agreement });
    await settle('supervisor.amman', organisationId, { act: 'decide', decision: 'approved' });
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, 'administrator', '/console/');
    const row = page.getByRole('row').filter({ hasText: `Soon Clinic ${locale}` });
    await row.getByRole('link', { name: say('people.waiting.renewal'), exact: true }).waitFor();
    await lookAt(page, `office-partners-renewal.${locale}`);
    await row.getByRole('link').first().click();
    await page.getByText(say('partners.renewal')).first().waitFor();
    await page.context().close();
  });
});
