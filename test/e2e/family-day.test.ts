import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, type Locale, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { startCase } from './case-steps.ts';
import { pageTexts } from './page-texts.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;
const MAX_BYTES = 30_000;
const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** Looks at a page of a person: small, no sideways scrolling, no script, nothing that axe finds above minor. */
async function look(page: TestPage, name: string, locale: Locale, width: number): Promise<void> {
  await shot(page, `family-${locale}-${width}-${name}`, true);
  expect(Buffer.byteLength(await page.content())).toBeLessThanOrEqual(MAX_BYTES);
  expect(await page.locator('html').getAttribute('dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr');
  expect(await page.locator('script').count()).toBe(0);
  const { scrollWidth } = (await page.evaluate('({ scrollWidth: document.body.scrollWidth })')) as {
    scrollWidth: number;
  };
  expect(scrollWidth).toBeLessThanOrEqual(width);
  const scripted = await browser.newPage(world.url, locale, { width, height: 900 });
  await scripted.setContent(await page.content());
  expect(await axe(scripted)).toEqual([]);
  await scripted.context().close();
}

describe.each<Locale>(['en', 'ar'])('the day of a family, in %s:', (locale) => {
  test('a sheet is handed over, the page opened, read, written on and left', async () => {
    const console_ = textsOf(locale);
    const say = pageTexts(locale);
    const caseId = await startCase(world, { number: `RRF-PAGE-${locale}` });
    const { persons } = (await call(world, 'caseworker.amman', `/cases/${caseId}`)) as {
      persons: { id: string; relationship: string }[];
    };
    const own = persons.find(({ relationship }) => relationship === 'principal-applicant')!.id;
    const day = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10);
    await call(world, 'caseworker.amman', `/cases/${caseId}/appointments`, {
      ...{ kind: 'interview', personIds: [own], day, time: '09:30', timeZone: 'Asia/Amman' },
      ...{ minutes: 30, place: 'Room 4', staff: [] },
    });
    const desk = await browser.newPage(world.url, locale, { width: 1280, height: 900 });
    await signIn(desk, 'caseworker.amman', `/console/cases/${caseId}?tab=access`);
    await desk
      .getByRole('button', { name: /./ })
      .filter({ hasText: console_('persons-pages.issue') })
      .first()
      .click();
    await shot(desk, `family-${locale}-issue`);
    expect(await axe(desk)).toEqual([]);
    await desk.getByRole('button', { name: console_('persons-pages.issue.go') }).click();
    const url = (await desk.locator('.sheet-address').textContent())!.trim();
    const code = (await desk.locator('.sheet-code').textContent())!.trim();
    await shot(desk, `family-${locale}-sheet`);
    expect(await axe(desk)).toEqual([]);

    for (const size of SIZES) {
      const page = await browser.newPage(world.url, locale, size, { javaScriptEnabled: false });
      await page.goto(`${url}?lang=${locale}`);
      await look(page, 'code', locale, size.width);
      await page.getByLabel(say('person.code.label')).fill(code);
      await page.getByRole('button', { name: say('person.code.button') }).click();
      await page.getByRole('heading', { name: say('person.course') }).waitFor();
      await page.getByText('Room 4').waitFor();
      await look(page, 'page', locale, size.width);
      await page.getByText(say('person.ask.title')).click();
      const question = `When is it? ${size.width}`;
      await page.locator('#ask').fill(question);
      await page.getByRole('button', { name: say('person.ask.button') }).click();
      await page.getByText(say('person.sent')).waitFor();
      await page.getByText(question).waitFor();
      await page.getByRole('link', { name: say('person.complain.title') }).click();
      await page.getByLabel(say('person.about.service')).check();
      await page.locator('#complaint').fill('I was not let in.');
      await look(page, 'complaint', locale, size.width);
      await page.getByRole('button', { name: say('person.complain.button') }).click();
      await page.getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/).waitFor();
      await look(page, 'complained', locale, size.width);
      await page.goto(`${url}?lang=${locale}`);
      await page.getByRole('heading', { name: say('person.course') }).waitFor();
      // The page elsewhere is not fetched by this test; what counts is that this one is shut behind it.
      await page.route(/wikipedia/, (route) => route.fulfill({ body: 'elsewhere' }));
      await page.getByRole('link', { name: say('person.exit') }).click();
      await page.waitForURL((there) => there.origin !== new URL(world.url).origin, { waitUntil: 'commit' });
      await page.goBack();
      await page.getByLabel(say('person.code.label')).waitFor();
      await page.context().close();
    }

    const wide = { en: 1280, ar: 390 }[locale as 'en'] ?? 1280;
    const officer = await browser.newPage(world.url, locale, { width: wide, height: 900 });
    await signIn(officer, 'protection.amman', '/console/complaints');
    await officer
      .getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
      .first()
      .waitFor();
    await shot(officer, `family-${locale}-complaints`, true);
    expect(await axe(officer)).toEqual([]);
    expect(await officer.evaluate('document.documentElement.scrollWidth > innerWidth + 1')).toBe(false);
    await officer
      .getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
      .first()
      .click();
    await officer.getByText('I was not let in.').waitFor();
    await shot(officer, `family-${locale}-complaint-desk`);
    expect(await axe(officer)).toEqual([]);
  });
});
