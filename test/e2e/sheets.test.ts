import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adult, child } from '../fixtures/household.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { ACCEPTED, decideAll, itemOf, startCase } from './case-steps.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const PAPERS = { A4: [595, 842], Letter: [612, 792] } as const;

let world: World;
let browser: TestBrowser;
let caseId: string;
let session: string;
let number: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  number = 'RRF-SHEET';
  const members = [
    adult({
      name: 'سميرة الحداد',
      identityPapers: [{ kind: 'passport', number: 'N-1', country: 'SYR', expiresOn: '2030-01-01' }],
    }),
    adult({ name: 'Karim Haddad', relationship: 'spouse', sex: 'm' }),
    child({ name: 'Nour Haddad' }),
  ];
  caseId = await startCase(world, { members, number }, true);
  await decideAll(world, caseId, ACCEPTED);
  session = await itemOf(world, caseId, 'caseworker.amman', 'orientation-session');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** What of a sheet would be printed that nobody can press on paper, or that is wider than the paper. */
const unfit = (page: TestPage): Promise<string[]> =>
  page.evaluate(`(() => {
    const shown = (element) => element.checkVisibility();
    const controls = [...document.querySelectorAll('button, input, select, nav, [role=button]')].filter(shown);
    const wide = [...document.querySelectorAll('article *')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + 1,
    );
    return [...controls, ...wide].map((element) => element.outerHTML.slice(0, 160));
  })()`);

async function printsWell(page: TestPage, name: string): Promise<void> {
  expect(await axe(page)).toEqual([]);
  for (const [format, [width, height]] of Object.entries(PAPERS)) {
    const pdf = await page.pdf({ format });
    expect(pdf.toString('latin1')).toMatch(
      new RegExp(`/MediaBox \\[0 0 ${width}(\\.\\d+)? ${height}(\\.\\d+)?\\]`),
    );
    if (process.env.E2E_SHOTS === '1') {
      mkdirSync('test/e2e/shots', { recursive: true });
      writeFileSync(`test/e2e/shots/sheet-${name}-${format}.pdf`, pdf);
    }
  }
  // A4 less its margins, in the pixels of a style sheet.
  await page.setViewportSize({ width: 703, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await unfit(page)).toEqual([]);
  await shot(page, `sheet-${name}`, true);
  expect(page.faults).toEqual([]);
}

describe.each([
  ['en', 1280],
  ['ar', 390],
] as const)('on paper, in %s', (locale, width) => {
  const say = textsOf(locale);
  const open = async (user: string, path: string): Promise<TestPage> => {
    const page = await browser.newPage(world.url, locale, { width, height: 844 });
    await signIn(page, user, path);
    return page;
  };

  test('a case has its number, its office and the names of its members', async () => {
    const page = await open('caseworker.amman', `/console/cases/${caseId}`);
    await page.getByRole('button', { name: say('cases.actions'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('cases.do.sheet') }).click();
    const sheet = page.getByRole('article', { name: say('sheets.case') });
    await sheet.locator('bdi', { hasText: 'سميرة الحداد' }).first().waitFor();
    const head = await sheet.locator('.sheet-head').innerText();
    expect(head).toContain(number);
    expect(head).toContain(say('words.office.amman'));
    await printsWell(page, `case.${locale}`);
    await page.context().close();
  });

  test('a task has room to write on', async () => {
    const page = await open('orientation.amman', `/console/work/${session}/sheet`);
    const sheet = page.getByRole('article', { name: say('words.kind.orientation-session') });
    await sheet.getByText(say('sheets.signed')).waitFor();
    await printsWell(page, `item.${locale}`);
    await page.context().close();
  });

  test('a class list has a line for everybody who is expected', async () => {
    const page = await open('orientation.amman', `/console/work/${session}`);
    await page.getByRole('link', { name: say('work.sheet') }).click();
    const list = page.getByRole('article', { name: say('sheets.class') });
    await list.locator('tbody tr').first().waitFor();
    expect(await list.locator('.sheet-hand').count()).toBeGreaterThan(0);
    await list.getByText(number).first().waitFor();
    await printsWell(page, `class.${locale}`);
    await page.context().close();
  });

  test('a manifest names who travels, from a reading of each case', async () => {
    const page = await open('travel.amman', '/console/travel');
    const departure = {
      ...{ caseId, number, persons: 3, departureAt: '2026-12-20T08:00:00.000Z', escorted: false },
      ...{ documents: 'ready', fitToFly: true, healthValidUntil: '2027-03-01', departedAt: null },
      ...{ arrivedAt: null, office: 'amman', destinationOffice: 'toronto' },
    };
    await page.route('**/departures?*', (route) =>
      route.fulfill({ json: { departures: [departure], heldBack: null, cursor: null } }),
    );
    const read = page.waitForRequest((request) => new URL(request.url()).pathname === `/cases/${caseId}`);
    await page.getByRole('link', { name: say('travel.manifest') }).click();
    await read;
    const sheet = page.getByRole('article', { name: say('sheets.manifest') });
    await sheet.locator('bdi', { hasText: 'سميرة الحداد' }).first().waitFor();
    await sheet.getByText('N-1').waitFor();
    await printsWell(page, `manifest.${locale}`);
    await page.context().close();
  });
});

test('whoever prefers dark prints dark letters on white', async () => {
  const page = await browser.newPage(world.url, 'en', undefined, { colorScheme: 'dark' });
  await signIn(page, 'caseworker.amman', `/console/cases/${caseId}`);
  const dark = 'document.body.classList.contains("awsui-dark-mode")';
  expect(await page.evaluate(dark)).toBe(true);
  await page.evaluate(`addEventListener('beforeprint', () => { window.printedDark = ${dark}; })`);
  await page.pdf();
  expect(await page.evaluate('window.printedDark')).toBe(false);
  expect(await page.evaluate(dark)).toBe(true);
  await page.context().close();
});
