import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adult, child, consentsOf } from '../fixtures/household.ts';
import { CONFIRM } from '../fixtures/sponsorship.ts';
import { axe, openBrowser, shot, type TestBrowser, type TestPage } from './browser.ts';
import { ACCEPTED, decideAll, itemOf, startCase } from './case-steps.ts';
import { pageTexts, subjectOf } from './page-texts.ts';
import { call, enter, linkTo, register } from './sponsors.ts';
import { stepClock } from './step-clock.ts';
import { openWorld, type World } from './world.ts';

const OFFICER = 'sponsorship.toronto';
const MAX_BYTES = 30_000;
/** What these families agreed to have told, and a language that no other sponsor of the test speaks. */
const TOLD = ['household-size', 'age-groups', 'exact-ages', 'timeframe', 'languages'];
const DAYS = [
  ['en', { width: 1280, height: 800 }, 'ti', '+14165550101'],
  ['ar', { width: 390, height: 844 }, 'am', '+14165550102'],
] as const;

const HOUR_MS = 3_600_000;

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

/** A mother with a child, up to the offer to the only sponsor who speaks their language. */
async function offered(language: string): Promise<string> {
  const languages = [language];
  const members = [adult({ languages }), child({ languages })];
  const consents = consentsOf(members).map((one) =>
    one.purpose === 'disclosure-to-sponsor' ? { ...one, fields: TOLD } : one,
  );
  const caseId = await startCase(world, { members, consents });
  await decideAll(world, caseId, [...ACCEPTED, [OFFICER, 'sponsor-proposal', { decision: 'confirm' }]]);
  return caseId;
}

/** The link of a message that was not there before. */
async function newLink(address: string, subject: string, before: string): Promise<string> {
  for (;;) {
    const link = await linkTo(world, address, subject);
    if (link !== before) return link;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe.each(DAYS)('a sponsor’s day in %s', (locale, size, language, phone) => {
  const say = pageTexts(locale);
  const email = `day.${locale}@example.org`;
  const subject = (template: string) => subjectOf(locale, template);

  /** Small, no script, no sideways scrolling, and nothing that axe finds above minor. */
  async function look(page: TestPage, name: string): Promise<void> {
    await shot(page, `sponsor-day-${name}.${locale}`, true);
    const html = await page.content();
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MAX_BYTES);
    expect(await page.locator('script').count()).toBe(0);
    expect(await page.locator('html').getAttribute('dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr');
    const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate<number>(over)).toBeLessThanOrEqual(0);
    const scripted = await browser.newPage(world.url, locale, size);
    await scripted.setContent(html);
    expect(await axe(scripted)).toEqual([]);
    await scripted.context().close();
  }
  const step = async (page: TestPage, name: 'accept' | 'take-back') => {
    await page.getByRole('button', { name: say(`${name}.continue`), exact: true }).click();
    await page.getByLabel(say(`${name}.sure`)).check();
    await look(page, name);
    await page.getByRole('button', { name: say(`${name}.button`), exact: true }).click();
  };

  test('leads from a message to a plan: by a code, with a question, a yes taken back and one that counts', async () => {
    await register(world, {
      ...{ mailLanguage: locale, email, phone, languages: [language], name: `Harbour Group ${locale}` },
    });
    const caseId = await offered(language);
    const link = await linkTo(world, email, subject('sponsor-offer'));
    const page = await browser.newPage(world.url, locale, size, { javaScriptEnabled: false });
    await page.goto(link);
    await page.getByRole('heading', { name: say('code.title') }).waitFor();
    await look(page, 'code');
    // The link came by mail, the code comes to the phone.
    await enter(page, link, phone, say);
    await page.getByRole('heading', { name: say('offer.title') }).waitFor();
    const ages = say('offer.ages').split('{')[0]!;
    await page.getByText(ages).waitFor();
    await page.getByText(say('offer.arrives-by').split('{')[0]!).waitFor();
    await look(page, 'offer');

    const question = locale === 'ar' ? 'هل يذهب الطفل إلى المدرسة؟' : 'Does the child go to school?';
    await page.getByRole('textbox', { name: say('ask.title') }).fill(question);
    await page.getByRole('button', { name: say('ask.button') }).click();
    await page.getByText(say('done.asked')).waitFor();
    await page.getByText(say('ask.waits')).waitFor();
    await look(page, 'asked');
    const asked = await itemOf(world, caseId, OFFICER, 'sponsor-question');
    const answer = locale === 'ar' ? 'نعم، منذ سنتين.' : 'Yes, for two years.';
    await call(world, OFFICER, `/work-items/${asked}/decision`, { decision: 'answered', answer });
    await linkTo(world, email, subject('sponsor-answered'));
    await page.goto(link);
    await page.getByText(answer).waitFor();

    await step(page, 'accept');
    await page.getByText(say('done.promised')).waitFor();
    await page.getByText(question).waitFor();
    await look(page, 'promised');
    await step(page, 'take-back');
    await page.getByText(say('done.declined')).waitFor();
    await page.getByText(answer).waitFor();
    await look(page, 'taken-back');
    // Asked about another family, they say yes again, and staff confirm it.
    await page.getByRole('link', { name: say('code.leave') }).click();
    await page.getByRole('heading', { name: say('code.title') }).waitFor();
    // Later on, as a fourth message within an hour would wait for the end of it.
    clock.advance(2 * HOUR_MS);
    const second = await offered(language);
    const next = await newLink(email, subject('sponsor-offer'), link);
    await enter(page, next, phone, say);
    await step(page, 'accept');
    await page.getByText(say('done.promised')).waitFor();
    const confirming = await itemOf(world, second, OFFICER, 'sponsor-confirmation');
    await call(world, OFFICER, `/work-items/${confirming}/decision`, CONFIRM);
    await page.reload();
    await page.getByText(say('done.accepted')).waitFor();
    await look(page, 'accepted');
    await enter(page, await linkTo(world, email, subject('sponsor-accepted')), phone, say);
    await page.getByRole('heading', { name: say('plan.duties') }).waitFor();
    await look(page, 'plan');
    await page.context().close();
  });
});
