import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTEXT, handlerOf } from '../fixtures/api.ts';
import { openBrowser, type TestBrowser } from './browser.ts';
import { deskOf } from './desk.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const DAY = '2026-03-10';
const WHO = 'caseworker.amman';
/** What Cognito delivers of somebody who tries a password many times. */
const TRIES = 12;
const tried = Array.from({ length: TRIES }, (_, index) => ({
  id: `log-${index}`,
  timestamp: Date.parse(`${DAY}T10:00:00.000Z`) + index,
  message: JSON.stringify({
    message: { eventId: `event-${index}`, eventType: 'SignIn', eventResponse: 'Fail', userSub: WHO },
  }),
}));

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  const log = { messageType: 'DATA_MESSAGE', logGroup: 'g', logStream: 's', logEvents: tried };
  const data = gzipSync(JSON.stringify(log)).toString('base64');
  await (await handlerOf('RecordFailedSignIns'))({ awslogs: { data } }, CONTEXT);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** What scrolls sideways by itself, but for the tabs, which say so by their arrows. */
const SIDEWAYS = `[...document.querySelectorAll('main *')].filter((one) =>
  one.scrollWidth > one.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) &&
  !one.matches('[role=tablist]')).length`;

describe.each([
  ['en', 1280],
  ['ar', 390],
] as const)('in %s at %i', (locale, width) => {
  const say = textsOf(locale);

  test('an auditor sees whose sign-in was tried how often, and that nothing of the record is missing', async () => {
    const desk = deskOf(world, browser, locale, { width, height: 844 });
    const page = await desk.at('auditor', '/console/audit');
    await page.getByLabel(say('audit.readings.day'), { exact: true }).fill(DAY);
    await page.getByRole('button', { name: new RegExp(`^${say('audit.column.who')}`) }).click();
    await page.getByRole('option', { name: WHO }).click();
    const entries = page.getByRole('grid', { name: say('audit.readings') });
    await entries.getByText(say('audit.reading.sign-in.failed'), { exact: true }).first().waitFor();
    await entries.getByText(say('audit.reading.sign-in.failed-often'), { exact: true }).first().waitFor();
    expect(await entries.textContent()).toContain(say('audit.detail.count'));
    expect(await page.getByText(say('audit.broken')).count()).toBe(0);
    await page.getByRole('table', { name: say('audit.anchors') }).waitFor();
    expect(await page.evaluate(SIDEWAYS)).toBe(0);
    await desk.look(page, 'failed-sign-ins');
    await page.context().close();
  });
});
