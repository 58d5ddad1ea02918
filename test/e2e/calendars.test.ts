import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(1), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const soon = new Date(Date.now() + 60_000).toISOString();
const base = { caseId: 'case-0123456789abcdefghjk', number: null };
const departure = {
  ...{ ...base, persons: 3, departureAt: soon, escorted: true, documents: 'ready', fitToFly: true },
  ...{ healthValidUntil: '2031-01-01', departedAt: null, arrivedAt: null },
  ...{ office: 'amman', destinationOffice: 'toronto' },
};
const visit = {
  ...{ ...base, visitId: '7-days', dueAt: soon, arrivedAt: '2026-01-05T08:00:00.000Z' },
  ...{ visitsDone: 1, visitsPlanned: 5 },
};
const DESKS = [
  ['travel', 'travel.amman', '/departures?', { departures: [departure], cursor: null }],
  ['follow-up', 'caseworker.amman', '/follow-up-visits?', { visits: [visit], cursor: null }],
] as const;

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);

  test.each(DESKS)('%s shows its days and says when there are none', async (room, user, path, answer) => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, user, `/console/${room}`);
    await page.getByText(say(`${room}.empty.title`)).waitFor();
    expect(await axe(page)).toEqual([]);

    await page.route(
      (url) => url.href.includes(path),
      (asked) => asked.fulfill({ json: answer }),
    );
    await page.getByRole('button', { name: say('desk.period.next') }).click();
    await page.locator(`a[href$="/cases/${base.caseId}"]`).waitFor();
    expect(new URL(page.url()).searchParams.get('period')).toBe('next');
    await shot(page, `${room}.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.shell-side').isVisible()).toBe(false);
    expect(await page.locator(`a[href$="/cases/${base.caseId}"]`).isVisible()).toBe(true);
    expect(page.faults).toEqual([]);
  });
});
