import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOURS } from '../../console/src/tour/tours.ts';
import type { Role } from '../../domain/kernel/actor.ts';
import { realClock } from '../../local/clock.ts';
import { type Host, startHost } from '../../local/host.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { textsOf } from './texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-tours-'));
let host: Host;
let browser: TestBrowser;
beforeAll(async () => {
  const data = join(folder, 'data');
  execFileSync(process.execPath, ['scripts/demo/fill.ts', '--data', data], { encoding: 'utf8' });
  [host, browser] = await Promise.all([startHost({ dataDir: data, clock: realClock() }), openBrowser()]);
}, 1_200_000);
afterAll(async () => {
  await browser?.close();
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

const USERS: Partial<Record<Role, string>> = {
  ...{ caseworker: 'caseworker.amman', 'health-staff': 'health.nairobi', supervisor: 'supervisor.toronto' },
  ...{ 'orientation-trainer': 'orientation.nairobi', 'tracing-officer': 'tracing.beirut' },
  ...{ 'sponsorship-officer': 'sponsorship.toronto', 'travel-officer': 'travel.amman' },
  ...{ 'protection-officer': 'protection.beirut', 'programme-manager': 'manager' },
  ...{ auditor: 'auditor', administrator: 'administrator', 'partner-staff': 'trainer.partner' },
};
const roles = Object.keys(TOURS) as Role[];

/** Whether the ring stands where the target is. */
const isMarked = (page: TestPage, target: string): Promise<boolean> =>
  page.evaluate(`(() => {
    const found = [...document.querySelectorAll(${JSON.stringify(target)})].find((one) => one.checkVisibility());
    const ring = document.querySelector('.tour-ring')?.getBoundingClientRect();
    if (!found || !ring) return false;
    const at = found.getBoundingClientRect();
    return Math.abs(ring.left + 6 - at.left) < 8 && Math.abs(ring.top + 6 - at.top) < 8;
  })()`) as Promise<boolean>;

async function marked(page: TestPage, target: string): Promise<void> {
  await page.locator('.tour-ring').waitFor({ state: 'attached' });
  await expect.poll(() => isMarked(page, target)).toBe(true);
}

const begin = async (page: TestPage, say: ReturnType<typeof textsOf>): Promise<void> => {
  await page.getByRole('button', { name: say('tour.begin') }).click();
};

test.each(roles)('the tour of a %s finds what each of its steps points at', async (role) => {
  const say = textsOf('en');
  const stops = TOURS[role]!;
  let user = USERS[role]!;
  // Whose stage failed, and who has a child to assess, is told on the sign-in page.
  const page = await browser.newPage(host.url, 'en', { width: 1280, height: 844 });
  if (role === 'supervisor') {
    await page.goto('/console/help');
    const failed = page.locator('section[aria-labelledby="look-at"] h3', { hasText: 'A stage has failed' });
    user = (await failed.locator('+ ul button').first().getAttribute('value'))!;
  }
  if (role === 'protection-officer') {
    await page.goto('/console/help');
    const busy = page.locator('button[name="user"][value^="protection."]:has(.to-do)').first();
    user = (await busy.getAttribute('value'))!;
  }
  await signIn(page, user, '/console/help');
  await begin(page, say);
  for (const [index, stop] of stops.entries()) {
    await page
      .getByRole('heading', { name: say('tour.step', { step: index + 1, count: stops.length }) })
      .waitFor();
    await page.getByText(say(`tour.stop.${role}.${stop.id}`)).waitFor();
    await marked(page, stop.target);
    // What the panel lies over counts as smaller than it is.
    const found = index === 1 ? await axe(page) : [];
    expect(found.filter((each) => !each.startsWith('target-size'))).toEqual([]);
    if (index < 3) await shot(page, `tour-${role}-${index + 1}.en`);
    const last = index === stops.length - 1;
    await page.getByRole('button', { name: say(last ? 'tour.finish' : 'tour.next') }).click();
  }
  await page.locator('.tour').waitFor({ state: 'detached' });
  await page.goto('/console/help');
  const words = say(`words.role.${role}`);
  await page.getByText(say('tour.seen', { role: words })).waitFor();
  expect(page.faults).toEqual([]);
  await page.context().close();
});

test('on a phone from right to left, by keyboard alone, the tour is left and taken up again', async () => {
  const say = textsOf('ar');
  const stops = TOURS.caseworker!;
  const page = await browser.newPage(host.url, 'ar', { width: 390, height: 844 });
  await signIn(page, 'caseworker.amman', '/console/help');
  const button = page.getByRole('button', { name: say('tour.begin') });
  await button.focus();
  await page.keyboard.press('Enter');
  const heading = (step: number) =>
    page.getByRole('heading', { name: say('tour.step', { step, count: stops.length }) });
  await heading(1).waitFor();
  await marked(page, stops[0]!.target);
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('tour-heading');
  await shot(page, 'tour-phone-1.ar');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await heading(2).waitFor();
  await marked(page, stops[1]!.target);
  await shot(page, 'tour-phone-2.ar');
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(await axe(page)).toEqual([]);
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('tour-heading');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await heading(3).waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('tour-heading');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await heading(4).waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('tour-heading');
  await page.keyboard.press('Escape');
  await page.locator('.tour').waitFor({ state: 'detached' });
  await page.goto('/console/help');
  await page.getByRole('button', { name: say('tour.again') }).click();
  await heading(4).waitFor();
  await marked(page, stops[3]!.target);
  await page.getByRole('button', { name: say('tour.leave') }).click();
  expect(page.faults).toEqual([]);
  await page.context().close();
});
