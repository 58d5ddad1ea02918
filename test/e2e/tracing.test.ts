import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adult, child, household } from '../fixtures/household.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

const CONSENT = { recipient: 'tracing', fields: [], textVersion: 'v1', givenOn: '2026-01-05' };

const register = async (user: string, office: string, over: object) => {
  const body = household({ office, destinationOffice: 'toronto', ...over });
  const answer = await world.host.request('POST', '/cases', { user, body });
  if (answer.status >= 300) throw new Error(`Expected a case, received ${JSON.stringify(answer.body)}.`);
};

/** A seeker at Amman and her brother, who registered at Nairobi in his own script; a namesake at Amman. */
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(2), openBrowser()]);
  const brother = { sex: 'm', nationality: 'AFG', birthPlace: 'هرات' } as const;
  await register('caseworker.nairobi', 'nairobi', {
    members: [adult({ ...brother, name: 'جواد احمدی', birthDate: '1990-06-07', motherName: 'پروین' })],
  });
  await register('caseworker.amman', 'amman', {
    members: [adult({ ...brother, name: 'جواد احمدي', birthDate: '1991-01-01', birthPlace: 'کابل' })],
  });
  await register('caseworker.amman', 'amman', {
    members: [adult({ name: 'Zahra Ahmadi', motherName: 'Parwin' }), child({ name: 'Omid Ahmadi' })],
    consents: [{ ...CONSENT, purpose: 'tracing' }],
    tracing: [
      {
        seeker: 0,
        sought: {
          name: 'Jawad Ahmadi',
          relationship: 'brother',
          sex: 'm',
          birthYear: 1990,
          birthPlace: 'Herat',
          nationality: 'AFG',
          relatives: [{ relation: 'mother', name: 'Parwin' }],
        },
      },
    ],
  });
  const start = await world.itemFor('tracing.amman', 'tracing-search');
  await world.host.request('POST', `/work-items/${start}/decision`, {
    user: 'tracing.amman',
    body: { decision: 'started' },
  });
  await world.itemFor('tracing.amman', 'tracing-candidate');
  // The office that has his case agrees that hers sees who he is.
  const sharing = await world.itemFor('tracing.nairobi', 'identity-sharing');
  await world.host.request('POST', `/work-items/${sharing}/decision`, {
    user: 'tracing.nairobi',
    body: { decision: 'agree' },
  });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(['en', 'ar'] as const)('in %s, a tracing officer', (locale) => {
  const say = textsOf(locale);

  test('sees that somebody was found, compares both persons, the family, and adds an action', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'tracing.amman', '/console/tracing');
    const request = page.getByRole('grid').locator('a[href*="/console/tracing/"]');
    await request.first().waitFor();
    await page.getByText(say('tracing.strong', { count: 1 })).waitFor();
    await shot(page, `tracing.${locale}`);
    expect(await axe(page)).toEqual([]);

    await request.first().click();
    const evidence = page.getByRole('table', { name: say('tracing.evidence') });
    await evidence.getByText('جواد احمدی').first().waitFor();
    await evidence.getByText('Jawad Ahmadi').first().waitFor();
    await page.getByText(say('tracing.withheld.office')).first().waitFor();
    await shot(page, `tracing-candidates.${locale}`, true);
    expect(await axe(page)).toEqual([]);

    await page.getByRole('tab', { name: say('tracing.tab.sought') }).click();
    await page.getByRole('button', { name: say('tracing.change') }).click();
    await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    await shot(page, `tracing-evidence.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('app.cancel') })
      .first()
      .press('Escape');

    await page.getByRole('tab', { name: say('tracing.tab.family') }).click();
    await page.locator('.family svg').waitFor();
    await shot(page, `tracing-family.${locale}`, true);
    expect(await axe(page)).toEqual([]);

    await page.getByRole('tab', { name: say('tracing.tab.actions') }).click();
    await page.getByRole('button', { name: say('tracing.action.add') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('tracing.action.kind') }).click();
    await page.getByRole('option', { name: say('tracing.action-kind.phone-call') }).click();
    await dialog.getByRole('button', { name: say('tracing.action.outcome') }).click();
    await page.getByRole('option', { name: say('tracing.action-outcome.no-trace') }).click();
    await shot(page, `tracing-action.${locale}`);
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: say('tracing.action.go') }).click();
    await page.getByText(say('tracing.action.done')).waitFor();
    await page
      .getByRole('row', { name: say('tracing.action-kind.phone-call') })
      .first()
      .waitFor();
    await shot(page, `tracing-actions.${locale}`, true);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
