import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adult, child } from '../fixtures/household.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { itemOf, startCase } from './case-steps.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const day = (days: number): string => inDays(days).slice(0, 10);

const SIZES = { 1280: { width: 1280, height: 900 }, 390: { width: 390, height: 844 } } as const;

let world: World;
let browser: TestBrowser;
let caseId: string;

/** A couple with two children, whose papers end at different times. */
const FAMILY = [
  adult({
    name: 'سميرة الحداد',
    identityPapers: [{ kind: 'passport', number: 'N-1', country: 'SYR', expiresOn: day(20) }],
    needs: ['single-parent', 'serious-medical-condition'],
  }),
  adult({
    name: 'كريم منصور',
    relationship: 'spouse',
    sex: 'm',
    birthDate: '1985-02-01',
    birthDateEstimated: true,
    identityPapers: [{ kind: 'passport', number: 'N-2', country: 'SYR', expiresOn: day(2000) }],
  }),
  child({ name: 'يوسف منصور' }),
  child({ name: 'Nour Mansour', relationship: 'daughter', sex: 'f', birthDate: day(-200) }),
];

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  caseId = await startCase(world, { members: FAMILY, number: 'RRF-GLANCE' }, true);
  await itemOf(world, caseId, 'caseworker.amman', 'eligibility-review');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** The case as it is, with a planned departure. */
const withDeparture = (page: TestPage) =>
  page.route('**/cases/case-*', async (route) => {
    if (route.request().resourceType() === 'document') return route.continue();
    const response = await route.fetch();
    const view = (await response.json()) as { persons: { id: string }[] };
    const travel = {
      documents: 'ready',
      bookings: 1,
      departureAt: inDays(40),
      escorted: false,
      fitToFly: false,
    };
    const record = { tuberculosisFinding: false, examinedOn: day(-170), exams: 1, cleared: true };
    const health = view.persons.map(({ id }, index) => ({
      ...record,
      personId: id,
      classification: 'no-finding',
      validUntil: day(index === 2 ? 12 : 170),
    }));
    await route.fulfill({ response, json: { ...view, travel, health } });
  });

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);

  test.each([1280, 390] as const)('a case is seen at a glance on a screen of %i px', async (width) => {
    const page = await browser.newPage(world.url, locale, SIZES[width]);
    await withDeparture(page);
    await signIn(page, 'caseworker.amman', `/console/cases/${caseId}`);
    const members = page.getByRole('list', { name: say('cases.members') }).locator('> li');
    await members.first().waitFor();
    expect(await members.count()).toBe(4);
    await shot(page, `glance-${width}.${locale}`);
    await shot(page, `glance-${width}-whole.${locale}`, true);
    const path = page.getByRole('list', { name: say('cases.path') });
    expect(await path.locator('[aria-current=step]').count()).toBe(1);
    expect(await path.locator('[aria-current=step]').innerText()).toContain(
      say('words.stage.eligibility-review'),
    );
    // The passport ends before the departure: said in words, at the top and with the person.
    const before = /before the departure|قبل المغادرة/;
    expect(await page.getByText(before).count()).toBeGreaterThanOrEqual(4);
    expect(await members.nth(0).innerText()).toMatch(before);
    expect(await members.nth(1).innerText()).not.toMatch(before);
    // Who reads Arabic needs no reading of an Arabic name.
    expect(await members.nth(0).getByText('≈').count()).toBe(locale === 'en' ? 1 : 0);
    expect(await members.nth(3).getByText('≈').count()).toBe(0);
    if (width === 1280) {
      const last = await members.nth(3).boundingBox();
      expect(last!.y + last!.height).toBeLessThanOrEqual(SIZES[width].height);
      const tabs = await page.getByRole('tab').all();
      expect(tabs.length).toBeGreaterThan(10);
      for (const tab of tabs) {
        const { x, width: wide } = (await tab.boundingBox())!;
        expect([x >= 0, x + wide <= width]).toEqual([true, true]);
      }
      // Nothing pushes tabs aside, so that none hides behind an arrow.
      const hidden = 'document.querySelector(".case-tabs [role=tablist]")';
      expect(await page.evaluate(`${hidden}.scrollWidth - ${hidden}.clientWidth`)).toBeLessThanOrEqual(0);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
  });

  test('what a person owes next leads to the work, and the details of a member unfold', async () => {
    const page = await browser.newPage(world.url, locale, SIZES[1280]);
    await signIn(page, 'caseworker.amman', `/console/cases/${caseId}`);
    const more = page.getByRole('button', { name: say('cases.members.more.of', { name: 'Nour Mansour' }) });
    await more.press('Enter');
    await page.getByText(say('cases.field.custody'), { exact: true }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page
      .getByRole('link', { name: say('words.kind.eligibility-review'), exact: true })
      .first()
      .click();
    await page.waitForURL(`**/console/work/item-*`);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
