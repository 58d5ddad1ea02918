import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, signIn, type TestBrowser } from './browser.ts';
import { ACCEPTED, decideAll, itemOf, startCase } from './case-steps.ts';
import { lookAt } from './look.ts';
import { call } from './sponsors.ts';
import { stepClock } from './step-clock.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const TRAINER = 'orientation.amman';
const DAY_MS = 86_400_000;
const clock = stepClock();
let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0, clock), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** A class of tomorrow in which the adults of a household have places. */
async function aClass(): Promise<string> {
  const caseId = await startCase(world, {});
  await decideAll(world, caseId, ACCEPTED);
  await itemOf(world, caseId, 'caseworker.amman', 'orientation-session');
  const { classId } = (await call(world, TRAINER, '/classes', {
    ...{ group: 'adults', language: 'ar', place: 'Room 2', time: '09:00', minutes: 180 },
    ...{ day: new Date(clock.now() + DAY_MS).toISOString().slice(0, 10), timeZone: 'UTC', capacity: 10 },
  })) as { classId: string };
  const { persons } = (await call(world, 'caseworker.amman', `/cases/${caseId}`)) as {
    persons: { id: string; relationship: string }[];
  };
  const adults = persons.filter(({ relationship }) => relationship === 'principal-applicant');
  const taken = await world.host.request('PUT', `/cases/${caseId}/classes/${classId}`, {
    ...{ user: TRAINER, body: { personIds: adults.map(({ id }) => id) } },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  expect(taken.status).toBe(200);
  return classId;
}

describe.each([
  ['en', { width: 1280, height: 900 }],
  ['ar', { width: 390, height: 844 }],
] as const)('the attendance of a class in %s', (locale, size) => {
  const say = textsOf(locale);

  test('waits for the class to begin, names who is missing from the form, and is recorded once', async () => {
    const classId = await aClass();
    const page = await browser.newPage(world.url, locale, size);
    await page.clock.setSystemTime(clock.now());
    const address = `/console/appointments?of=classes&class=${classId}`;
    await signIn(page, TRAINER, address);
    await page.getByText(say('classes.attendance.early', { when: '~' }).split('~')[1]!).waitFor();
    expect(await page.getByRole('button', { name: say('classes.attendance.go'), exact: true }).count()).toBe(
      0,
    );
    await lookAt(page, `attendance-early.${locale}`);

    clock.advance(2 * DAY_MS);
    await page.clock.setSystemTime(clock.now());
    await page.goto(address);
    const go = page.getByRole('button', { name: say('classes.attendance.go'), exact: true });
    await go.click();
    const links = page.locator('[role="status"].fault-summary li a');
    await links.nth(1).waitFor();
    await lookAt(page, `attendance-faults.${locale}`);
    await links.first().click();
    expect(await page.evaluate('document.activeElement.closest("fieldset") !== null')).toBe(true);
    for (const row of await page.locator('.each-row').all()) {
      if (locale === 'en') await row.getByRole('button').last().click();
      else {
        await row.getByRole('button').click();
        await page.getByRole('option').last().click();
      }
    }
    await links.first().waitFor({ state: 'detached' });
    await go.click();
    await page.getByText(say('classes.held')).waitFor();
    await page.context().close();
  });
});

test('on a phone, nothing but what was opened stands over the page while it scrolls', async () => {
  const page = await browser.newPage(world.url, 'en', { width: 390, height: 500 });
  await signIn(page, TRAINER, '/console/appointments?of=classes');
  const field = page.getByRole('button', { name: textsOf('en')('find.label') });
  await field.waitFor();
  await page.evaluate('document.body.style.minHeight = "3000px"; scrollTo(0, 1000)');
  expect((await field.boundingBox())!.y).toBeLessThan(0);
  await page.context().close();
});
