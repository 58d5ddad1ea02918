import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { itemOf, startCase } from './case-steps.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

const SIZES = { 1280: { width: 1280, height: 900 }, 390: { width: 390, height: 844 } } as const;

let world: World;
let browser: TestBrowser;
let caseId: string;
let open: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  caseId = await startCase(world, { number: 'RRF-COURSE' });
  open = await itemOf(world, caseId, 'caseworker.amman', 'eligibility-review');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const fact = (days: number, act: string, subject: string, details: object) => ({
  id: `audit-${days}-${act}`,
  at: daysAgo(days),
  kind: 'step',
  actor: { id: 'kinbridge', kind: 'platform' },
  facts: [{ act: `work-item.${act}`, subject, details }],
  notice: null,
});

/** The timeline of a case that took weeks: a task decided late, one in time, and one that is overdue. */
const withHistory = (page: TestPage) =>
  page.route('**/timeline?*', async (route) => {
    const [first, second] = [open.replace(/-[^-]+$/, '-first'), open.replace(/-[^-]+$/, '-second')];
    const opened = (days: number, subject: string, kind: string, due: number) =>
      fact(days, 'opened', subject, { kind, role: 'caseworker', dueAt: daysAgo(due) });
    const entries = [
      opened(10, open, 'eligibility-review', 2),
      fact(12, 'decided', second, { kind: 'eligibility-approval', decision: 'approve' }),
      opened(14, second, 'eligibility-approval', 7),
      fact(20, 'decided', first, { kind: 'eligibility-review', decision: 'recommend' }),
      opened(40, first, 'eligibility-review', 26),
    ];
    await route.fulfill({ json: { entries, cursor: null } });
  });

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);

  test.each([1280, 390] as const)('the course of a case is seen on an axis of %i px', async (width) => {
    const page = await browser.newPage(world.url, locale, SIZES[width]);
    await withHistory(page);
    await signIn(page, 'supervisor.amman', `/console/cases/${caseId}?tab=stages`);
    const rows = page.locator('.axis-row');
    await rows.nth(3).waitFor();
    // Two executions, three tasks: what was or is late says so in words.
    expect(await rows.count()).toBe(5);
    expect(await page.locator('.axis-told-late').count()).toBe(2);
    await shot(page, `course-${width}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);

    const axis = page.locator('.axis');
    const size = () => axis.evaluate((element) => element.scrollWidth);
    const before = await size();
    /** One of several views: buttons side by side or, on a phone, a list. */
    const choose = async (label: string, option: string) => {
      if (width === 390) await page.getByRole('button', { name: new RegExp(`^${label}`) }).click();
      await page
        .getByRole(width === 390 ? 'option' : 'button', { name: option, exact: true })
        .first()
        .click();
    };
    await axis.focus();
    await page.keyboard.press('+');
    await expect.poll(size).toBeGreaterThan(before * 1.3);
    await page.keyboard.press('0');
    await expect.poll(size).toBe(before);
    await page.getByRole('button', { name: say('desk.axis.larger') }).click();
    await expect.poll(size).toBeGreaterThan(before * 1.3);

    await choose(say('cases.course.filter'), say('cases.course.only-late'));
    await expect.poll(() => rows.count()).toBe(2);
    await choose(say('desk.axis.show-as'), say('desk.axis.table'));
    const table = page.getByRole('table', { name: say('cases.course.title') });
    expect(await table.getByRole('row').count()).toBe(3);
    expect(await axe(page)).toEqual([]);
    await table
      .getByRole('link', { name: say('words.kind.eligibility-review') })
      .last()
      .click();
    await page.waitForURL(`**/console/work/${open}`);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
  });

  test('whoever may not see executions sees the work of a case, as its timeline tells it', async () => {
    const page = await browser.newPage(world.url, locale, SIZES[1280]);
    await signIn(page, 'caseworker.amman', `/console/cases/${caseId}?tab=stages`);
    await page.locator('.axis-row').first().waitFor();
    expect(await page.locator('.axis-row').count()).toBe(1);
    expect(await page.locator('.axis-row a').getAttribute('href')).toContain(open);
    expect(await page.getByText(say('cases.course.executions'), { exact: true }).count()).toBe(0);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
