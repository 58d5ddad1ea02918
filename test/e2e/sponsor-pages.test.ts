import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONFIRM } from '../fixtures/sponsorship.ts';
import { axe, openBrowser, shot, type TestBrowser, type TestPage } from './browser.ts';
import { itemOf } from './case-steps.ts';
import { pageTexts, subjectOf } from './page-texts.ts';
import { call, coupleUntilOffer, enter, linkTo, register } from './sponsors.ts';
import { stepClock } from './step-clock.ts';
import { openWorld, type World } from './world.ts';

const DAY = 86_400_000;
const MAX_BYTES = 30_000;
const PHONE = { width: 360, height: 740 };

const clock = stepClock();
let world: World;
let browser: TestBrowser;
let caseId: string;
const sponsors: Record<string, string> = {};

/** Opens a link on a phone that runs no scripts, by the code that is sent to its owner. */
async function open(link: string, language: string): Promise<TestPage> {
  const page = await browser.newPage(world.url, 'en', PHONE, { javaScriptEnabled: false });
  await enter(page, link, `${language}@example.org`, pageTexts(language));
  return page;
}

/** Looks at a page: small enough, in the right direction, nothing that axe finds serious. */
async function look(page: TestPage, name: string, direction: 'ltr' | 'rtl'): Promise<void> {
  await shot(page, `sponsor-${name}`, true);
  expect(Buffer.byteLength(await page.content())).toBeLessThanOrEqual(MAX_BYTES);
  expect(await page.locator('html').getAttribute('dir')).toBe(direction);
  expect(await page.locator('script').count()).toBe(0);
  const { scrollWidth } = (await page.evaluate('({ scrollWidth: document.body.scrollWidth })')) as {
    scrollWidth: number;
  };
  expect(scrollWidth).toBeLessThanOrEqual(PHONE.width);
  const scripted = await browser.newPage(world.url, 'en', PHONE);
  await scripted.setContent(await page.content());
  expect(await axe(scripted)).toEqual([]);
  await scripted.context().close();
}

/** Says yes, which a page of its own asks for once more. */
async function accept(page: TestPage, say: (id: string) => string): Promise<void> {
  await page.getByRole('button', { name: say('accept.continue') }).click();
  await page.getByRole('heading', { name: say('accept.title'), level: 1 }).waitFor();
  await look(page, `sure.${(await page.locator('html').getAttribute('lang')) ?? ''}`, 'ltr');
  await page.getByLabel(say('accept.sure')).check();
  await page.getByRole('button', { name: say('accept.button') }).click();
  await page.getByText(say('done.promised')).waitFor();
}

/** Staff confirm what the sponsor promised. */
async function confirm(): Promise<void> {
  const id = await itemOf(world, caseId, 'sponsorship.toronto', 'sponsor-confirmation');
  await call(world, 'sponsorship.toronto', `/work-items/${id}/decision`, CONFIRM);
}

/** Lets days go by until sponsors are proposed anew; the workflow says from when on it waits. */
async function untilProposed(): Promise<string> {
  for (let day = 0; day < 40; day += 1) {
    const { waitsFor } = await call(world, 'sponsorship.toronto', `/cases/${caseId}`);
    const items = waitsFor as { workItemId: string; kind: string }[];
    const found = items.find(({ kind }) => kind === 'sponsor-proposal');
    if (found) return found.workItemId;
    clock.advance(DAY);
    await world.host.idle();
  }
  throw new Error('Expected sponsors to be proposed anew within 40 days.');
}

/** How each sponsor's offer stands. */
const offers = async (): Promise<Record<string, string>> => {
  const file = await call(world, 'sponsorship.toronto', `/cases/${caseId}`);
  const made = file.offers as { sponsorId: string; status: string }[];
  const languageOf = (id: string) => Object.entries(sponsors).find(([, sponsor]) => sponsor === id)?.[0];
  return Object.fromEntries(made.map(({ sponsorId, status }) => [languageOf(sponsorId), status]));
};

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0, clock), openBrowser()]);
  const languages = ['ti'];
  const asked = [
    { mailLanguage: 'ar', email: 'ar@example.org', experience: 5, name: 'Arabic-speaking group' },
    { mailLanguage: 'uk', email: 'uk@example.org', experience: 3, name: 'Silent family' },
    { mailLanguage: 'fr', email: 'fr@example.org', experience: 2, name: 'Wavering circle' },
    { mailLanguage: 'mk', email: 'mk@example.org', experience: 1, name: 'Macedonian circle' },
  ];
  for (const one of asked) sponsors[one.mailLanguage] = await register(world, { ...one, languages });
  caseId = await coupleUntilOffer(world, languages);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe('without JavaScript, by the link in a mail,', () => {
  test('a sponsor declines in Arabic, from right to left, and the next one is asked', async () => {
    const say = pageTexts('ar');
    const page = await open(await linkTo(world, 'ar@example.org', subjectOf('ar', 'sponsor-offer')), 'ar');
    await page.getByRole('heading', { name: say('offer.title') }).waitFor();
    await look(page, 'offer.ar', 'rtl');
    await page
      .getByRole('group', { name: say('decline.reason') })
      .getByLabel(say('reason.housing-not-ready'))
      .check();
    await page.getByRole('button', { name: say('decline.button') }).click();
    await page.getByText(say('done.declined')).waitFor();
    await look(page, 'declined.ar', 'rtl');
    await linkTo(world, 'uk@example.org', subjectOf('uk', 'sponsor-offer'));
    expect(await offers()).toEqual({ ar: 'declined', uk: 'offered' });
  });

  test('a sponsor who lets it lapse is reminded, then told so, and the next one is asked', async () => {
    const say = pageTexts('uk');
    const link = await linkTo(world, 'uk@example.org', subjectOf('uk', 'sponsor-offer'));
    clock.advance(4 * DAY);
    await linkTo(world, 'uk@example.org', subjectOf('uk', 'sponsor-offer-reminder'));
    clock.advance(4 * DAY);
    await linkTo(world, 'uk@example.org', subjectOf('uk', 'sponsor-offer-expired'));
    const page = await open(link, 'uk');
    await page.getByText(say('done.expired')).waitFor();
    await look(page, 'expired.uk', 'ltr');
    expect(await page.getByRole('button').count()).toBe(0);
    await linkTo(world, 'fr@example.org', subjectOf('fr', 'sponsor-offer'));
    expect(await offers()).toEqual({ ar: 'declined', uk: 'expired', fr: 'offered' });
  });

  test('a sponsor says yes in French on a second step, and takes it back on another', async () => {
    const say = pageTexts('fr');
    const link = await linkTo(world, 'fr@example.org', subjectOf('fr', 'sponsor-offer'));
    const page = await open(link, 'fr');
    await accept(page, say);
    await look(page, 'promised.fr', 'ltr');
    expect(await offers()).toMatchObject({ fr: 'promised' });
    await page.getByRole('button', { name: say('take-back.continue') }).click();
    await page.getByRole('link', { name: say('back') }).click();
    await page.getByText(say('done.promised')).waitFor();
    await page.getByRole('button', { name: say('take-back.continue') }).click();
    await look(page, 'take-back.fr', 'ltr');
    await page.getByLabel(say('take-back.sure')).check();
    await page.getByRole('button', { name: say('take-back.button') }).click();
    await page.getByText(say('done.declined')).waitFor();
    expect(await offers()).toMatchObject({ fr: 'declined' });
    const asked = await itemOf(world, caseId, 'sponsorship.toronto', 'placement-decision');
    await call(world, 'supervisor.toronto', `/work-items/${asked}/decision`, { decision: 'continue' });
    const proposal = await untilProposed();
    await call(world, 'sponsorship.toronto', `/work-items/${proposal}/decision`, { decision: 'confirm' });
    await linkTo(world, 'mk@example.org', subjectOf('mk', 'sponsor-offer'));
  });

  test('a sponsor asks and accepts in Macedonian, and has a plan', async () => {
    const say = pageTexts('mk');
    const page = await open(await linkTo(world, 'mk@example.org', subjectOf('mk', 'sponsor-offer')), 'mk');
    await page.getByText('2 лица').waitFor();
    await look(page, 'offer.mk', 'ltr');
    const question = 'Дали имаат деца на училиште?';
    await page.getByRole('textbox', { name: say('ask.title') }).fill(question);
    await page.getByRole('button', { name: say('ask.button') }).click();
    await page.getByText(say('done.asked')).waitFor();
    await page.getByText(question).waitFor();
    await accept(page, say);
    await look(page, 'promised.mk', 'ltr');
    await page.getByText(question).waitFor();
    await confirm();
    await page.reload();
    await page.getByText(say('done.accepted')).waitFor();
    await page.getByText(question).waitFor();
    await look(page, 'accepted.mk', 'ltr');
    const plan = await open(await linkTo(world, 'mk@example.org', subjectOf('mk', 'sponsor-accepted')), 'mk');
    await plan.getByRole('heading', { name: say('plan.duties') }).waitFor();
    await look(plan, 'plan.mk', 'ltr');
    expect(await offers()).toEqual({ ar: 'declined', uk: 'expired', fr: 'declined', mk: 'accepted' });
    const file = await call(world, 'sponsorship.toronto', `/cases/${caseId}`);
    expect(file.case).toMatchObject({ stages: { sponsorship: { status: 'completed' } } });
  });

  test('a link that nobody was sent opens nothing', async () => {
    const page = await browser.newPage(world.url, 'ar', PHONE, { javaScriptEnabled: false });
    const answer = await page.goto(`/s/${'A'.repeat(23)}`);
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { name: pageTexts('ar')('gone.title') }).waitFor();
    await look(page, 'gone.ar', 'rtl');
  });
});
