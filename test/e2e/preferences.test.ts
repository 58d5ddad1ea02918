import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { ACCEPTED, decideAll, itemOf, startCase, threeAdults } from './case-steps.ts';
import { register } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const OFFICER = 'sponsorship.toronto';
const LANGUAGES = { en: 'ti', ar: 'am' } as const;

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(['en', 'ar'] as const)('in %s, what a household wishes', (locale) => {
  const say = textsOf(locale);

  test('is recorded on its case and stands in the reasons of its proposal', async () => {
    const language = LANGUAGES[locale];
    const email = `${locale}@example.org`;
    await register(world, {
      languages: [language],
      features: ['rural'],
      name: `Country circle ${locale}`,
      email,
    });
    const number = `RRF-WISH-${locale}`;
    const caseId = await startCase(world, { number, members: threeAdults(language) });
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman', `/console/cases/${caseId}`);
    await page.getByRole('tab', { name: say('cases.tab.household') }).click();
    await page.getByText(say('cases.preferences.none')).waitFor();
    await page.getByRole('button', { name: say('cases.preferences.record') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('cases.preferences')).first().click();
    for (const wish of ['rural', 'garden'])
      await page.getByRole('option', { name: say(`words.value.preference.${wish}`) }).click();
    await page.keyboard.press('Escape');
    await shot(page, `preferences.${locale}`);
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: say('cases.preferences.go') }).click();
    await page.getByText(say('cases.preferences.done')).waitFor();
    const wished = ['rural', 'garden'].map((wish) => say(`words.value.preference.${wish}`));
    await page.getByText(wished.join(say('cases.list.and'))).waitFor();
    await shot(page, `preferences-recorded.${locale}`, true);
    expect(await axe(page)).toEqual([]);

    await decideAll(world, caseId, ACCEPTED);
    await itemOf(world, caseId, OFFICER, 'sponsor-proposal');
    const board = await browser.newPage(world.url, locale);
    await signIn(board, OFFICER, '/console/placement');
    const card = board.getByRole('region', { name: new RegExp(number) });
    const met = say('words.value.preference.rural');
    await card
      .getByText(say('placement.term.preferences.why', { of: 2, metCount: 1, met }))
      .first()
      .waitFor();
    await shot(board, `preferences-board.${locale}`, true);
    expect([...page.faults, ...board.faults]).toEqual([]);
    for (const one of [page, board]) await one.context().close();
  });
});
