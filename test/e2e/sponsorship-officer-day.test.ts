import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealIn } from '../../scripts/attack/sponsor-door.ts';
import { adult, child } from '../fixtures/household.ts';
import { openDoor } from '../fixtures/sponsor-door.ts';
import { openBrowser, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { ACCEPTED, decideAll, startCase } from './case-steps.ts';
import { fillFunds } from './desk.ts';
import { lookAt } from './look.ts';
import { subjectOf } from './page-texts.ts';
import { linkTo, register } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const OFFICER = 'sponsorship.toronto';
const DAYS = [
  ['en', { width: 1280, height: 800 }, 'ti'],
  ['ar', { width: 390, height: 844 }, 'am'],
] as const;

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** What a sponsor does on its page, as its phone sends it. */
async function phoneOf(link: string, to: string) {
  const headers = { cookie: await openDoor(link, to) };
  return async (form: Record<string, string>): Promise<void> => {
    const html = await (await fetch(link, { headers })).text();
    const seal = sealIn(html);
    const body = new URLSearchParams({ seal, ...form });
    const answer = await fetch(link, { method: 'POST', body, headers, redirect: 'manual' });
    expect(answer.status).toBe(303);
  };
}

describe.each(DAYS)('a sponsorship officer’s day in %s', (locale, size, language) => {
  const say = textsOf(locale);
  const email = `officer-day.${locale}@example.org`;
  const name = locale === 'ar' ? 'دار الجيران' : 'Elm Street Neighbours';

  const look = (page: TestPage, what: string) => lookAt(page, `officer-day-${what}.${locale}`);
  /** Opens the task of a kind from the queue. */
  const open = async (page: TestPage, kind: string) => {
    await world.itemFor(OFFICER, kind);
    await page.goto('/console/work');
    const task = page.getByRole('link', { name: say(`words.kind.${kind}`), exact: true }).first();
    await task.waitFor();
    await look(page, `queue-${kind}`);
    await task.click();
  };
  const decide = async (page: TestPage, kind: string, decision: string) => {
    await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
    await page.waitForURL('**/console/work');
    const what = say('work.decided.what', {
      kind: say(`words.kind.${kind}`),
      decision: say(`words.decision.${kind}.${decision}`),
    });
    await page.getByText(say('work.decided', { what })).first().waitFor();
  };
  const choose = (page: TestPage, kind: string, decision: string) =>
    page.getByRole('radio', { name: say(`words.decision.${kind}.${decision}`), exact: true }).check();

  test('leads from a match to a confirmed placement, with what the sponsor asked beside the decision', async () => {
    const sponsorId = await register(world, { languages: [language], email, name, mailLanguage: locale });
    const languages = [language];
    const caseId = await startCase(world, { members: [adult({ languages }), child({ languages })] });
    await decideAll(world, caseId, ACCEPTED);
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, OFFICER, '/console/work');

    await open(page, 'sponsor-proposal');
    await page.getByRole('heading', { name: say('work.proposal') }).waitFor();
    await page.getByRole('link', { name }).first().waitFor();
    await choose(page, 'sponsor-proposal', 'confirm');
    await look(page, 'proposal');
    await decide(page, 'sponsor-proposal', 'confirm');

    const send = await phoneOf(await linkTo(world, email, subjectOf(locale, 'sponsor-offer')), email);
    const question = locale === 'ar' ? 'هل يحتاج أحد إلى دواء؟' : 'Does anybody need medicine?';
    const answer = locale === 'ar' ? 'لا، لا أحد.' : 'No, nobody does.';
    await send({ act: 'ask', text: question });
    await open(page, 'sponsor-question');
    await page.getByText(question).waitFor();
    await choose(page, 'sponsor-question', 'answered');
    await page.getByRole('textbox', { name: say('words.field.answer') }).fill(answer);
    await look(page, 'question');
    await decide(page, 'sponsor-question', 'answered');

    await send({ act: 'accept', sure: 'on' });
    await open(page, 'sponsor-confirmation');
    // Whoever confirms sees what the sponsor wrote and was told.
    await page.getByText(question).first().waitFor();
    await page.getByText(answer).first().waitFor();
    await page.getByRole('link', { name }).first().waitFor();
    await choose(page, 'sponsor-confirmation', 'confirm');
    await fillFunds({ page, say });
    await look(page, 'confirmation');
    await decide(page, 'sponsor-confirmation', 'confirm');

    await page.goto(`/console/sponsors/${sponsorId}`);
    await page.getByText(say('sponsors.offer.accepted')).first().waitFor();
    await look(page, 'sponsor');
    await page.context().close();
  });
});
