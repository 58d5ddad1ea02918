import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { decideByApi, PEOPLE, registerMatch } from './cross-script.ts';
import { lookAt } from './look.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const OFFICER = 'tracing.bucharest';

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each([
  ['en', { width: 1280, height: 800 }],
  ['ar', { width: 390, height: 844 }],
] as const)('a tracing officer’s day in %s', (locale, size) => {
  const say = textsOf(locale);
  const { found, reads } = PEOPLE[locale];

  const look = (page: TestPage, name: string) => lookAt(page, `tracing-day-${name}.${locale}`);
  /** Opens the item of a kind from the queue, compares or reads, and decides it. */
  const decide = async (page: TestPage, user: string, kind: string, decision: string, then = false) => {
    await world.itemFor(user, kind);
    await page.goto('/console/work');
    await page
      .getByRole('link', { name: say(`words.kind.${kind}`), exact: true })
      .first()
      .click();
    const words = say(`words.decision.${kind}.${decision}`);
    await page.getByRole('radio', { name: words, exact: true }).check();
    await look(page, kind);
    await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
    if (then)
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('work.then.go') })
        .click();
    await page.waitForURL('**/console/work');
  };

  test('leads from a match in another script to restored contact', async () => {
    const caseId = await registerMatch(world, PEOPLE[locale]);
    const request = `main a[href*="/console/tracing/${caseId}/"]`;
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, OFFICER, '/console/work');
    await decide(page, OFFICER, 'tracing-search', 'started');

    // The office that has his record agrees that this one sees who he is; until then only how well fields agree is seen.
    const sharing = await world.itemFor('tracing.nairobi', 'identity-sharing');
    await page.goto('/console/tracing');
    await page.locator(request).first().click();
    await page.getByText(say('tracing.withheld.asked')).waitFor();
    expect(await page.getByText(found).count()).toBe(0);
    await decideByApi(world, 'tracing.nairobi', sharing, { decision: 'agree' });
    await page.reload();
    await page.getByText(`≈ ${reads}`).first().waitFor();
    // Why it is ranked so, and what would have ranked it otherwise.
    await page.getByText(say('why.source.candidate-band')).first().waitFor();
    await look(page, 'request');

    await decide(page, OFFICER, 'tracing-candidate', 'confirm');
    const second = await browser.newPage(world.url, locale, size);
    await signIn(second, 'tracing2.bucharest', '/console/work');
    await decide(second, 'tracing2.bucharest', 'tracing-confirmation', 'approve');
    const consent = await world.itemFor('tracing.nairobi', 'tracing-consent');
    await decideByApi(world, 'tracing.nairobi', consent, { decision: 'granted' });

    await decide(page, OFFICER, 'tracing-contact', 'restored');
    await page.goto('/console/tracing');
    await page.locator(request).first().click();
    await page.waitForURL('**/console/tracing/case-*/tracing-*');
    await page.getByText(say('tracing.tab.family')).waitFor();
    await page.getByText(say('tracing.status.contact-restored')).first().waitFor();
    await look(page, 'restored');
    for (const each of [page, second]) await each.context().close();
  });
});
