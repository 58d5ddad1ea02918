import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, showDark, signIn, type TestBrowser } from './browser.ts';
import { itemOf, startCase } from './case-steps.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const SIZES = { 1280: { width: 1280, height: 900 }, 390: { width: 390, height: 844 } } as const;
const USER = 'caseworker.amman';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.each([
  ['en', 1280],
  ['ar', 1280],
  ['en', 390],
] as const)('the plan of a case in %s at %i px', (locale, width) => {
  const say = textsOf(locale);

  test('is added to, settled and printed by hand', async () => {
    const caseId = await startCase(world, { number: `PLAN-${locale}-${width}` });
    const body = { change: 'add', whom: 'household', service: 'language', provider: 'organisation' };
    await call(world, USER, `/cases/${caseId}/plan`, { ...body, dueOn: inDays(30) });
    const page = await browser.newPage(world.url, locale, SIZES[width]);
    await signIn(page, USER, `/console/cases/${caseId}?tab=plan`);
    await page.getByText(say('words.service.language')).first().waitFor();
    await page.getByRole('button', { name: say('cases.plan.add'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('cases.plan.add.go'), exact: true }).click();
    await dialog.getByText(say('cases.fault.choose')).first().waitFor();
    await dialog.getByRole('button', { name: new RegExp(say('cases.plan.field.service')) }).click();
    await page.getByRole('option', { name: say('words.service.housing'), exact: true }).click();
    await dialog.getByRole('textbox').first().fill(inDays(20).replaceAll('-', '/'));
    await shot(page, `plan-add-${width}.${locale}`);
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: say('cases.plan.add.go'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(say('words.service.housing')).first().waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `plan-${width}.${locale}`, true);
    await showDark(page, true);
    await shot(page, `plan-${width}.${locale}.dark`, true);
    await showDark(page, false);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.getByRole('link', { name: say('cases.plan.print'), exact: true }).click();
    await page.locator('article.sheet .sheet-head').waitFor();
    await page.locator('article.sheet').getByText(say('words.service.housing')).waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `plan-sheet-${width}.${locale}`, true);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.context().close();
  });

  test('is asked about at a visit: each person is scored, and what is due is settled', async () => {
    const caseId = await startCase(world, { number: `VISIT-${locale}-${width}` });
    const item = await itemOf(world, caseId, USER, 'eligibility-review');
    const page = await browser.newPage(world.url, locale, SIZES[width]);
    await page.route(`**/work-items/${item}`, async (route) => {
      const answer = await route.fetch();
      const view = (await answer.json()) as { members: string[] };
      const [whom] = view.members;
      const due = [
        { lineId: 'line-1', whom: 'household', service: 'housing', dueAt: `${inDays(-2)}T08:00:00.000Z` },
        { lineId: 'line-2', whom, service: 'language', dueAt: `${inDays(3)}T08:00:00.000Z` },
      ];
      const scored = [
        { whom: 'household', dimensions: ['housing'] },
        { whom, dimensions: ['income-and-work', 'health', 'language', 'safety', 'psychosocial'] },
      ];
      const visit = { kind: 'follow-up-visit', stage: 'post-arrival-follow-up', subject: '7-days' };
      await route.fulfill({ json: { ...view, ...visit, scored, due, visits: ['24-hours', '30-days'] } });
    });
    await signIn(page, USER, `/console/work/${item}`);
    await page.getByRole('radio', { name: say('words.decision.follow-up-visit.completed') }).click();
    await page.getByText(say('words.field.lines')).first().waitFor();
    await page.getByText(say('words.value.visit.24-hours')).first().waitFor();
    await shot(page, `visit-${width}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
  });
});
