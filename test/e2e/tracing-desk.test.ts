import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adult } from '../fixtures/household.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { decideByApi, PEOPLE, registerCase, registerMatch, TRACING_CONSENT } from './cross-script.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1360, height: 900 };
const SIZES = [
  ['wide', WIDE],
  ['narrow', NARROW],
] as const;
const LOCALES = ['en', 'ar'] as const;
/** Nothing of the page is out of reach to the side, but what scrolls by itself. */
const widthOf = (page: TestPage) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

async function look(page: TestPage, name: string): Promise<void> {
  await shot(page, name, true);
  expect(await axe(page)).toEqual([]);
  expect(await widthOf(page)).toBeLessThanOrEqual(0);
  expect(page.faults).toEqual([]);
}

describe.each(LOCALES)('in %s', (locale) => {
  const say = textsOf(locale);

  test.each(SIZES)('a desk without requests says how one comes about: %s', async (size, viewport) => {
    const page = await browser.newPage(world.url, locale, viewport);
    await signIn(page, 'tracing.nairobi', '/console/tracing');
    await page.getByText(say('tracing.empty.open')).waitFor();
    await look(page, `tracing-empty-${size}.${locale}`);
    await page.context().close();
  });

  test('a request that is not there is told, with a way back', async () => {
    const page = await browser.newPage(world.url, locale, NARROW);
    await signIn(page, 'tracing.nairobi', '/console/tracing/case-none/tracing-none');
    await page.getByText(say('api.NotFound.title'), { exact: true }).waitFor();
    await page.getByRole('link', { name: say('tracing.back') }).waitFor();
    await shot(page, `tracing-not-found.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });
});

describe('a desk with many requests', () => {
  beforeAll(async () => {
    const sought = (n: number) => ({
      seeker: n % 3,
      sought: { name: `Sought Person ${n}`, relationship: 'brother', sex: 'm', birthYear: 1970 + (n % 30) },
    });
    for (let of = 0; of < 6; of++)
      await registerCase(world, 'caseworker.amman', {
        members: ['Zahra', 'Nadia', 'Layla'].map((name, n) =>
          adult({ name: `${name} Ahmadi`, ...(n === 0 ? {} : { relationship: 'sister' }) }),
        ),
        consents: [TRACING_CONSENT],
        tracing: Array.from({ length: 10 }, (_, n) => sought(of * 10 + n)),
      });
    await world.itemFor('tracing.amman', 'tracing-search');
  });

  describe.each(LOCALES)('in %s', (locale) => {
    const say = textsOf(locale);
    test.each(SIZES)('shows them page by page: %s', async (size, viewport) => {
      const page = await browser.newPage(world.url, locale, viewport);
      await signIn(page, 'tracing.amman', '/console/tracing');
      const rows = page.getByRole('grid').locator('a[href*="/console/tracing/"]');
      await rows.first().waitFor();
      const before = await rows.count();
      await look(page, `tracing-many-${size}.${locale}`);
      await page.getByRole('button', { name: say('desk.more') }).press('Enter');
      await expect.poll(() => rows.count()).toBeGreaterThan(before);
      await rows.first().press('Enter');
      await page.getByText(say('tracing.nobody.title')).waitFor();
      await look(page, `tracing-request-${size}.${locale}`);
      await page.context().close();
    });
  });
});

describe.each(LOCALES)('in %s, officers who judge a match', (locale) => {
  const say = textsOf(locale);
  const { found, reads, seeker } = PEOPLE[locale];
  let requestPath = '';

  beforeAll(async () => {
    const caseId = await registerMatch(world, PEOPLE[locale]);
    const start = await world.itemFor('tracing.bucharest', 'tracing-search');
    await decideByApi(world, 'tracing.bucharest', start, { decision: 'started' });
    await world.itemFor('tracing.bucharest', 'tracing-candidate');
    const { body } = await world.host.request('GET', `/cases/${caseId}`, { user: 'tracing.bucharest' });
    const [request] = (body as { tracing: { id: string }[] }).tracing;
    requestPath = `/console/tracing/${caseId}/${request!.id}`;
  });

  const at = async (user: string, path: string, size = WIDE) => {
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, user, path);
    return page;
  };
  const item = async (user: string, kind: string) => `/console/work/${await world.itemFor(user, kind)}`;
  const choose = async (page: TestPage, kind: string, decision: string) => {
    await page
      .getByRole('radio', { name: say(`words.decision.${kind}.${decision}`), exact: true })
      .press('Space');
    await page.getByRole('button', { name: say('work.submit'), exact: true }).press('Enter');
  };

  test('see how well fields agree, and no more, until the office that has the record agrees', async () => {
    const before = await at('tracing.bucharest', requestPath);
    await before.getByText(say('tracing.withheld.asked')).waitFor();
    expect(await before.getByText(found).count()).toBe(0);
    await look(before, `tracing-sharing-asked.${locale}`);
    const holder = await at('tracing.nairobi', await item('tracing.nairobi', 'identity-sharing'), NARROW);
    await holder.getByRole('link', { name: found }).waitFor();
    await holder.getByText(say('work.sharing.what')).waitFor();
    expect(await holder.getByText(seeker).count()).toBe(0);
    await look(holder, `identity-sharing.${locale}`);
    await choose(holder, 'identity-sharing', 'agree');
    await holder
      .getByRole('dialog')
      .getByRole('button', { name: say('work.then.go') })
      .press('Enter');
    await holder.waitForURL('**/console/work');
    for (const page of [before, holder]) await page.context().close();
  });

  test('compare both in both scripts, on a wide and a narrow screen', async () => {
    for (const [size, viewport] of SIZES) {
      const page = await at('tracing.bucharest', requestPath, viewport);
      const evidence = page.getByRole('table', { name: say('tracing.evidence') });
      await evidence.getByText(found).first().waitFor();
      await evidence.getByText(`≈ ${reads}`).first().waitFor();
      await page.getByText(say('app.reading.what')).first().waitFor();
      await look(page, `tracing-judge-${size}.${locale}`);
      await page.getByRole('tab', { name: say('tracing.tab.family') }).press('Enter');
      await page.getByText(`≈ ${reads}`).first().waitFor();
      await look(page, `tracing-judge-family-${size}.${locale}`);
      await page.context().close();
    }
  });

  test('are two: the first is told that a second has to decide; nothing is told before consent', async () => {
    const first = await at('tracing.bucharest', await item('tracing.bucharest', 'tracing-candidate'));
    // What is compared stands above what is decided.
    await first.getByRole('table', { name: say('tracing.evidence') }).waitFor();
    await choose(first, 'tracing-candidate', 'confirm');
    await first.waitForURL('**/console/work');
    await first.goto(await item('tracing.bucharest', 'tracing-confirmation'));
    await first.getByText(say('words.closed.all')).waitFor();
    expect(await first.getByRole('radio').count()).toBe(0);
    await shot(first, `tracing-four-eyes.${locale}`, true);
    await first.goto(requestPath);
    await first.getByText(say('tracing.decision.mine')).first().waitFor();

    const second = await at('tracing2.bucharest', await item('tracing2.bucharest', 'tracing-confirmation'));
    await choose(second, 'tracing-confirmation', 'approve');
    await second.waitForURL('**/console/work');
    const consent = await item('tracing.nairobi', 'tracing-consent');
    await second.goto(requestPath);
    await second.getByText(say('tracing.status.consent-asked')).first().waitFor();
    await second.getByText(say('tracing.withheld.office')).first().waitFor();

    const asker = await at('tracing.nairobi', consent, NARROW);
    await asker.getByRole('link', { name: found }).waitFor();
    await asker.getByText(say('work.consent.what')).waitFor();
    expect(await asker.getByText(seeker).count()).toBe(0);
    await look(asker, `tracing-consent.${locale}`);
    await choose(asker, 'tracing-consent', 'granted');
    await asker.waitForURL('**/console/work');
    await second.goto(requestPath);
    await second.getByText(say('tracing.status.consent-granted')).first().waitFor();
    const office = say('tracing.office', { office: say('words.office.nairobi') });
    await second.getByText(office).first().waitFor();
    await look(second, `tracing-granted.${locale}`);
    for (const page of [first, second, asker]) await page.context().close();
  });
});

describe.each(LOCALES)('in %s, a request', (locale) => {
  const say = textsOf(locale);

  test.each([
    ['needs consent, and says so', []],
    ['is opened from a case, and leads to the desk', [TRACING_CONSENT]],
  ] as const)('%s', async (_what, consents) => {
    const caseId = await registerCase(world, 'caseworker.beirut', {
      members: [adult({ name: 'Huda Sabbagh' })],
      consents: [...consents],
    });
    const page = await browser.newPage(world.url, locale, NARROW);
    await signIn(page, 'caseworker.beirut', `/console/cases/${caseId}`);
    await page.getByRole('tab', { name: say('cases.tab.tracing') }).press('Enter');
    await page.getByText(say('cases.tracing.empty')).waitFor();
    await page.getByRole('button', { name: say('tracing.open.title') }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('tracing.open.go') }).press('Enter');
    await dialog.getByText(say('desk.choose-one')).first().waitFor();
    await dialog.getByRole('button', { name: say('tracing.open.seeker') }).press('Enter');
    await page.getByRole('option', { name: 'Huda Sabbagh' }).click();
    await dialog.getByRole('button', { name: say('tracing.open.relationship') }).press('Enter');
    await page.getByRole('option', { name: say('tracing.relationship.brother'), exact: true }).click();
    await dialog.getByRole('textbox', { name: say('tracing.field.name'), exact: true }).fill('وسام الصباغ');
    await look(page, `tracing-open-${consents.length}.${locale}`);
    await dialog.getByRole('button', { name: say('tracing.open.go') }).press('Enter');
    if (consents.length === 0) {
      await dialog.getByText(say('api.ConsentMissing.todo')).waitFor();
    } else {
      await page.waitForURL('**/console/tracing/case-*/tracing-*');
      await page.getByText(say('tracing.open.done')).waitFor();
      await page.getByText(say('tracing.nobody.title')).waitFor();
    }
    await page.context().close();
  });
});
