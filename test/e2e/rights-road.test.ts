import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweep } from '../../lambdas/services/sweep.ts';
import { RECEIPT_WORDS } from '../../registry/receipt/page.ts';
import { aSponsor } from '../workflows/stories.ts';
import { openBrowser, PATIENCE_MS, type TestBrowser } from './browser.ts';
import { startCase, threeAdults } from './case-steps.ts';
import { deskOf } from './desk.ts';
import { call } from './sponsors.ts';
import { stepClock } from './step-clock.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const A_DAY = 86_400_000;
const OFFICER = 'sponsorship.toronto';
const ENDED = { decision: 'not-renewed', reasonCode: 'no-longer-willing' };
const clock = stepClock();
let world: World;
let browser: TestBrowser;
let gone: Record<'en' | 'ar', string>;

const dayIn = (days: number): string => new Date(clock.now() + days * A_DAY).toISOString().slice(0, 10);

/** Open work of a kind about a sponsor, as soon as there is some. */
async function workOf(sponsorId: string, kind: string): Promise<string> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const { waitsFor } = await call(world, OFFICER, `/sponsors/${sponsorId}`);
    const found = (waitsFor as { kind: string; workItemId: string }[]).find((one) => one.kind === kind);
    if (found) return found.workItemId;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Expected ${kind} of ${sponsorId}.`);
}

/** A sponsor whose vetting has ended and is not renewed. */
async function ended(): Promise<string> {
  const adults = [{ name: 'Ana Ilieva', check: 'clear', checkedOn: dayIn(-1), validUntil: dayIn(2) }];
  const { sponsorId } = await call(world, OFFICER, '/sponsors', { ...aSponsor({}), adults });
  const vetting = await workOf(String(sponsorId), 'sponsor-vetting');
  await call(world, OFFICER, `/work-items/${vetting}/decision`, ENDED);
  return String(sponsorId);
}

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0, clock), openBrowser()]);
  gone = { en: await ended(), ar: await ended() };
  // Sponsors are kept for five years. The host looks every hour of the machine, not of this clock.
  clock.advance(6 * 366 * A_DAY);
  await sweep(undefined, new Date(clock.now()).toISOString());
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each([
  ['en', 1280],
  ['ar', 390],
] as const)('in %s at %i', (locale, width) => {
  const say = textsOf(locale);
  const deskHere = () => deskOf(world, browser, locale, { width, height: 844 });

  test('a sponsor whose time is over is reviewed by one supervisor and erased by a second who is asked twice', async () => {
    const desk = deskHere();
    const page = `/console/sponsors/${gone[locale]}`;
    const first = await desk.at('supervisor.toronto', page);
    await first.getByRole('link', { name: say('rights.review.decide'), exact: true }).click();
    await first.getByText(say('rights.retention.active')).waitFor();
    await first.getByText(say('rights.leftovers')).waitFor();
    await first
      .getByRole('radio', { name: say('words.decision.retention-review.erase'), exact: true })
      .check();
    await desk.look(first, 'road-review');
    await first.getByRole('button', { name: say('work.submit'), exact: true }).click();

    const request = await workOf(gone[locale], 'rights-request');
    const granted = say('words.decision.rights-request.granted');
    await first.goto(`${world.url}/console/work/${request}`);
    expect(await first.getByRole('radio', { name: granted }).isDisabled()).toBe(true);
    await first.context().close();

    const second = await desk.at('supervisor2.toronto', page);
    await second.getByRole('link', { name: say('rights.decide'), exact: true }).click();
    await second.getByRole('radio', { name: granted }).check();
    await second.locator('[data-field="told"] button[aria-haspopup="listbox"]').click();
    await second.getByRole('option', { name: say('words.value.told.not-reached'), exact: true }).click();
    await desk.look(second, 'road-decide');
    await second.getByRole('button', { name: say('work.submit'), exact: true }).click();
    const sure = second.getByRole('dialog');
    await sure.getByText(say('words.then.rights-request.granted')).waitFor();
    await desk.look(second, 'road-sure');
    await sure.getByRole('button', { name: say('work.then.go'), exact: true }).click();
    await sure.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await call(world, OFFICER, `/records/${gone[locale]}/rights`)).requests, {
        timeout: PATIENCE_MS,
      })
      .toMatchObject([{ status: 'erased' }]);

    await second.goto(`${world.url}${page}`);
    await second.getByText(say('sponsors.erased.what')).waitFor();
    expect(await second.getByRole('button', { name: say('sponsors.profile.change') }).count()).toBe(0);
    expect(await second.getByRole('button', { name: say('rights.ask') }).count()).toBe(0);
    await desk.look(second, 'road-erased');
    await second.getByRole('link', { name: say('rights.receipt'), exact: true }).click();
    await second.getByLabel(say('rights.receipt.language')).click();
    await second.getByRole('option', { name: 'English' }).click();
    await second.getByText(textsOf('en')('rights.receipt.you.retention')).waitFor();
    await desk.look(second, 'road-receipt');
    await second.context().close();
  });

  test('one member gets a list of their own of who saw what or was told', async () => {
    const desk = deskHere();
    const caseId = await startCase(world, { number: `RRF-ROAD-${locale}`, members: threeAdults('en') });
    const { persons } = await call(world, 'caseworker.amman', `/cases/${caseId}`);
    const [{ name }] = persons as [{ name: string }];
    const page = await desk.at('caseworker.amman', `/console/cases/${caseId}?tab=rights`);
    await page.getByRole('link', { name: say('rights.told-whom'), exact: true }).click();
    await page.getByRole('button', { name: say('copies.person') }).click();
    await page.getByRole('option', { name }).click();
    await page.getByRole('button', { name: say('copies.why') }).click();
    await page.getByRole('option', { name: say('copies.reason.person-asked') }).click();
    await page.getByRole('button', { name: say('copies.receipt.make') }).click();
    const paper = page.locator('article[lang="en"]');
    await paper.getByText(`For ${name} alone`).waitFor();
    expect(await paper.locator('tbody').textContent()).toContain(RECEIPT_WORDS.en['what.case']);
    await desk.look(page, 'road-own-list');
    await page.context().close();
  });
});
