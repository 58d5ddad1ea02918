import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONFIRM } from '../fixtures/sponsorship.ts';
import { axeInBoth, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { ACCEPTED, decideAll, startCase, threeAdults } from './case-steps.ts';
import { call, register } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const NUMBER = 'RRF-PLACES';
const SIZES = { en: { width: 1280, height: 900 }, ar: { width: 390, height: 844 } } as const;
let world: World;
let browser: TestBrowser;
let sponsorId: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  await register(world, { name: 'Circle of places', email: 'places@example.org', languages: ['om'] });
  const caseId = await startCase(world, { number: NUMBER, members: threeAdults('om') });
  await decideAll(world, caseId, [
    ...ACCEPTED,
    ['sponsorship.toronto', 'sponsor-proposal', { decision: 'confirm' }],
    ['sponsorship.toronto', 'sponsor-offer', { decision: 'accept' }],
    ['supervisor.toronto', 'sponsor-confirmation', CONFIRM],
  ]);
  const { offers } = await call(world, 'sponsorship.toronto', `/cases/${caseId}`);
  sponsorId = (offers as { sponsorId: string }[])[0]!.sponsorId;
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

test.each(['en', 'ar'] as const)(
  'in %s, places that are taken lead to the households that take them',
  async (locale) => {
    const say = textsOf(locale);
    const page = await browser.newPage(world.url, locale, SIZES[locale]);
    await signIn(page, 'sponsorship.toronto', `/console/sponsors/${sponsorId}`);
    const count = page.getByRole('link', {
      name: say('sponsors.offers.show.accepted', { count: 3 }),
      exact: true,
    });
    await count.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: say('sponsors.offers.accepted'), exact: true }).waitFor();
    await page.waitForURL('**offers=accepted**');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('households');
    await page.getByRole('link', { name: NUMBER, exact: true }).waitFor();
    await shot(page, `sponsor-households.${locale}`);
    expect(await axeInBoth(page)).toEqual([]);
    await page.getByRole('button', { name: say('sponsors.offers.all'), exact: true }).click();
    await page.getByRole('heading', { name: say('sponsors.offers'), exact: true }).waitFor();
    expect(page.faults).toEqual([]);
    await page.context().close();
  },
);
