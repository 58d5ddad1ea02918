import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { ACCEPTED, decideAll, startCase } from './case-steps.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const caseId = await startCase(world, {});
  await decideAll(world, caseId, ACCEPTED.slice(0, 2));
  await world.itemFor('caseworker.amman', 'eligibility-review');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const SIZES = [
  { locale: 'en', size: { width: 1280, height: 800 } },
  { locale: 'ar', size: { width: 390, height: 844 } },
] as const;
const TABS = ['stages', 'waiting', 'expiring', 'arrivals', 'places'] as const;

describe.each(SIZES)('a programme manager in $locale at $size.width px', ({ locale, size }) => {
  const say = textsOf(locale);

  test('goes from a figure to its people, and from a family to its way so far', async () => {
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, 'manager');
    await page.getByRole('heading', { level: 1, name: say('programme.title'), exact: true }).waitFor();
    const review = say('words.stage.eligibility-review');
    const figure = page.getByRole('link', {
      name: say('operations.list-of', {
        count: '8',
        what: say('programme.of', { what: say('programme.now'), of: review }),
      }),
    });
    await figure.first().click();
    const header = say('cases.figure.all', { what: say('cases.figure.in', { stage: review }), number: '8' });
    await page.getByText(header).waitFor();
    expect(new URL(page.url()).searchParams.get('figure')).toBe('in');
    const families = page
      .getByRole(size.width < 688 ? 'list' : 'grid', { name: say('cases.title') })
      .locator('a[href*="/cases/case-"]');
    expect(await families.count()).toBe(8);
    await shot(page, `programme-people-${size.width}.${locale}`, true);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width);
    expect(await axe(page)).toEqual([]);
    const name = (await families.first().innerText()).trim();
    await families.first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('tab', { name: say('cases.tab.stages') }).click();
    await page.getByText(review).first().waitFor();
    expect(await page.getByRole('tab', { name: say('cases.tab.notes') }).count()).toBe(0);
    await shot(page, `programme-family-${size.width}.${locale}`, true);
    await page.goBack();
    await page.getByText(header).waitFor();
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('looks at every part, by one office and on paper', async () => {
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, 'manager', '/console/programme?months=3');
    for (const tab of TABS) {
      const name = say(`programme.tab.${tab}`);
      await page.getByRole('tab', { name, exact: true }).click();
      await page.getByRole('tabpanel', { name }).getByRole('heading', { level: 2 }).first().waitFor();
      if (tab === 'places') await page.getByRole('img', { name: say('programme.map') }).waitFor();
      await shot(page, `programme-${tab}-${size.width}.${locale}`, true);
      expect([tab, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([tab, size.width]);
      expect([tab, await axe(page)]).toEqual([tab, []]);
    }
    await page.goto(`${world.url}/console/programme?tab=places&office=amman`);
    await page.getByRole('tab', { name: say('programme.tab.places'), selected: true }).waitFor();
    await page.getByRole('link', { name: say('programme.report') }).click();
    await page.getByText(say('programme.inside')).waitFor();
    await page.getByRole('heading', { level: 2, name: say('programme.places') }).waitFor();
    expect(new URL(page.url()).searchParams.get('office')).toBe('amman');
    await page.emulateMedia({ media: 'print' });
    await shot(page, `programme-report-${size.width}.${locale}`, true);
    expect(await page.getByRole('button', { name: say('programme.print') }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});

test('a supervisor sees the own office, and an administrator numbers that open nobody', async () => {
  const say = textsOf('en');
  const page = await browser.newPage(world.url, 'en');
  await signIn(page, 'supervisor.amman', '/console/programme');
  await page
    .getByRole('link', { name: new RegExp(say('programme.now')) })
    .first()
    .waitFor();
  expect(await page.getByText(say('programme.office.every')).count()).toBe(0);
  await page.context().close();
  const other = await browser.newPage(world.url, 'en');
  await signIn(other, 'administrator', '/console/programme');
  await other.getByRole('heading', { level: 2, name: say('programme.stages') }).waitFor();
  expect(await other.locator('a[href*="figure="]').count()).toBe(0);
  expect(other.faults).toEqual([]);
  await other.context().close();
});
