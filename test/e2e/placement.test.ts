import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  axe,
  type Locale,
  openBrowser,
  PATIENCE_MS,
  shot,
  signIn,
  type TestBrowser,
  type TestPage,
} from './browser.ts';
import { ACCEPTED, decideAll, itemOf, startCase, threeAdults } from './case-steps.ts';
import { isFocused, tabTo } from './keyboard.ts';
import { call, register } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const OFFICER = 'sponsorship.toronto';
const COLLEAGUE = 'sponsorship2.toronto';
const LANGUAGES = { en: 'ti', ar: 'am' } as const;
const PERSONS = 3;

let world: World;
let browser: TestBrowser;

const nameOf = (which: string, locale: Locale): string => `${which} circle ${locale}`;
const numberOf = (which: string, locale: Locale): string => `RRF-BOARD-${which}-${locale}`;

/** Four sponsors of a language: the best has places for one such household, the last for none. */
async function registerCircles(locale: 'en' | 'ar'): Promise<void> {
  const circle = (which: string, over: object) =>
    register(world, {
      ...{ name: nameOf(which, locale), email: `${which}-${locale}@example.org`.toLowerCase() },
      ...{ languages: [LANGUAGES[locale]], ...over },
    });
  await circle('First', { experience: 5, capacity: PERSONS });
  await circle('Second', { experience: 3, minutesToMedicalCare: 45 });
  await circle('Third', { experience: 0, minutesToMedicalCare: 90 });
  await circle('Full', { experience: 5, capacity: PERSONS - 1 });
}

async function waitsForSponsor(which: string, locale: 'en' | 'ar'): Promise<string> {
  const number = numberOf(which, locale);
  const caseId = await startCase(world, { number, members: threeAdults(LANGUAGES[locale]) });
  await decideAll(world, caseId, ACCEPTED);
  await itemOf(world, caseId, OFFICER, 'sponsor-proposal');
  return caseId;
}

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const look = async (page: TestPage, name: string, fullPage = false) => {
  await shot(page, name, fullPage);
  expect(await axe(page)).toEqual([]);
};

describe.each(['en', 'ar'] as const)('in %s, the placement board', (locale) => {
  const say = textsOf(locale);
  const sponsor = (which: string) => nameOf(which, locale);
  const cases: Record<string, string> = {};
  let page: TestPage;
  const card = (which: string) => page.getByRole('region', { name: new RegExp(numberOf(which, locale)) });

  beforeAll(async () => {
    await registerCircles(locale);
    for (const which of ['A', 'B', 'C']) cases[which] = await waitsForSponsor(which, locale);
    page = await browser.newPage(world.url, locale, { width: 1360, height: 1000 });
    await signIn(page, OFFICER, '/console/placement');
    await card('C').waitFor();
  });

  test('sets the three best beside each other with their reasons, and says what keeps others out', async () => {
    const table = card('A').getByRole('table', { name: say('placement.comparison') });
    for (const which of ['First', 'Second', 'Third'])
      await table.getByRole('link', { name: sponsor(which) }).waitFor();
    await table.getByText(say('placement.term.experience.why', { households: 5 })).waitFor();
    await table.getByText(say('placement.term.medicalNearness.why', { minutes: '45' })).waitFor();
    await card('A')
      .getByText(say('placement.candidates', { count: 3 }))
      .waitFor();
    const { version, policyVersion, seed, binding, ruledOut } = await proposalOf(cases.A!);
    const made = { version, policyVersion, seed: String(seed) };
    await card('A').getByText(say('placement.made-by', made)).waitFor();
    const binds = { gate: say(`placement.gate.${binding.gate}`), sponsors: binding.sponsors };
    await card('A').getByText(say('placement.binding', binds)).waitFor();
    const count = ruledOut.length;
    await card('A')
      .getByRole('button', { name: say('placement.ruled-out', { count }) })
      .click();
    const misses = card('A').getByRole('table', { name: say('placement.near-misses') });
    const full = misses.getByRole('row').filter({ hasText: sponsor('Full') });
    await full.getByText(say('placement.gate.capacity.why', { freePlaces: 2, size: PERSONS })).waitFor();
    await look(page, `placement-board.${locale}`, true);
  });

  test('a sponsor that a colleague gave away meanwhile is not asked; a fresh proposal is confirmed', async () => {
    await decideAll(world, cases.A!, [[COLLEAGUE, 'sponsor-proposal', { decision: 'confirm' }]]);
    await expect
      .poll(async () => ((await call(world, OFFICER, `/cases/${cases.A}`)).offers as unknown[]).length, {
        timeout: 300_000,
      })
      .toBe(1);
    const confirm = (which: string) =>
      card('B').getByRole('button', { name: say('placement.confirm', { sponsor: sponsor(which) }) });
    const dialog = page.getByRole('dialog');
    const go = dialog.getByRole('button', { name: say('placement.confirm.go') });
    await confirm('First').click();
    await dialog.getByText(say('placement.confirm.next')).waitFor();
    await look(page, `placement-confirm.${locale}`);
    await go.click();
    const gate = say('placement.gate.capacity');
    await page.getByText(say('placement.gone', { sponsor: sponsor('First'), gate })).waitFor();
    await confirm('Second').waitFor();
    await look(page, `placement-fresh.${locale}`, true);
    await confirm('Second').click();
    await go.click();
    await page.getByText(say('placement.decided', { sponsor: sponsor('Second') })).waitFor();
    await card('B').waitFor({ state: 'detached' });
    expect(await isFocused(page.locator('.placement-list'))).toBe(true);
    expect(await offersOf(cases.B!)).toEqual(['Second']);
  });

  test('says which proposal is out of date, and takes another sponsor only for a reason, by keyboard', async () => {
    const first = { sponsor: sponsor('First'), gates: say('placement.gate.capacity') };
    await card('C').getByText(say('placement.outdated.who', first)).waitFor();
    await look(page, `placement-outdated.${locale}`, true);
    await tabTo(page, card('C').getByRole('button', { name: say('placement.renew') }));
    await page.keyboard.press('Enter');
    await card('C')
      .getByRole('button', { name: say('placement.confirm', { sponsor: sponsor('Second') }) })
      .waitFor();
    const other = card('C').getByRole('button', { name: say('placement.override'), exact: true });
    await tabTo(page, other);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    const go = dialog.getByRole('button', { name: say('placement.override.go') });
    await tabTo(page, go);
    await page.keyboard.press('Enter');
    await dialog.getByText(say('placement.override.choose')).waitFor();
    await dialog.getByText(say('desk.choose-one')).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await isFocused(other)).toBe(true);
    await page.keyboard.press('Enter');
    await tabTo(
      page,
      dialog.getByRole('button', { name: new RegExp(`^${say('placement.column.sponsor')}`) }),
    );
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: sponsor('Third') }).waitFor();
    await look(page, `placement-choose.${locale}`);
    await page.keyboard.press('Enter');
    await tabTo(
      page,
      dialog.getByRole('button', { name: new RegExp(`^${say('placement.override.reason')}`) }),
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await look(page, `placement-override.${locale}`);
    await tabTo(page, go);
    await page.keyboard.press('Enter');
    await page.getByText(say('placement.decided', { sponsor: sponsor('Third') })).waitFor();
    expect(await offersOf(cases.C!)).toEqual(['Third']);
  });

  test('is told when a colleague decided first, and is empty in the end', async () => {
    const late = await waitsForSponsor('D', locale);
    await page.getByRole('button', { name: say('desk.refresh') }).click();
    await card('D')
      .getByRole('button', { name: say('placement.confirm', { sponsor: sponsor('Second') }) })
      .click();
    await decideAll(world, late, [[COLLEAGUE, 'sponsor-proposal', { decision: 'confirm' }]]);
    const go = page.getByRole('dialog').getByRole('button', { name: say('placement.confirm.go') });
    await go.click();
    await page.getByText(say('placement.changed')).waitFor();
    await page.getByText(say('placement.empty.title')).waitFor();
    await look(page, `placement-empty.${locale}`);
    expect(page.faults.filter((fault) => !fault.includes('409'))).toEqual([]);
    await page.context().close();
  });

  interface Proposal {
    readonly version: number;
    readonly policyVersion: number;
    readonly seed: number;
    readonly ruledOut: readonly unknown[];
    readonly binding: { readonly gate: string; readonly sponsors: number };
  }

  async function proposalOf(caseId: string): Promise<Proposal> {
    const { households } = await call(world, OFFICER, '/placement?limit=100');
    const waiting = households as { caseId: string; proposal: Proposal }[];
    return waiting.find((each) => each.caseId === caseId)!.proposal;
  }

  /** Who was asked for a household, by the beginning of the name. */
  async function offersOf(caseId: string): Promise<string[]> {
    const { sponsors } = await call(world, OFFICER, '/sponsors?limit=100');
    const names = new Map((sponsors as { id: string; name: string }[]).map(({ id, name }) => [id, name]));
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const { offers } = await call(world, OFFICER, `/cases/${caseId}`);
      const made = offers as { sponsorId: string }[];
      if (made.length > 0) return made.map(({ sponsorId }) => names.get(sponsorId)!.split(' ')[0]!);
      if (performance.now() > until)
        throw new Error(`Expected an offer of ${caseId} within ${PATIENCE_MS} ms.`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
});
