import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deciding } from '../fixtures/eligibility.ts';
import { adult, child, household } from '../fixtures/household.ts';
import { axe, type Locale, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { isFocused, tabTo } from './keyboard.ts';
import { recommendationByKeys } from './recommendation.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const WORKER = 'caseworker.amman';
const COLLEAGUE = 'caseworker2.amman';

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
// A queue of its own each: what one test approves of its own reviews would wait for a colleague in the next.
beforeEach(async () => {
  world = await openWorld(0);
});
afterEach(() => world?.close());
afterAll(() => browser?.close());

type Wanted = Parameters<typeof household>[0];

/** A mother and her son are registered; gives the case. */
async function family(over: Wanted = {}): Promise<string> {
  const members = [adult({ needs: ['single-parent'] }), child({ custody: 'one-parent-documented' })];
  const body = { ...household({ members, destinationOffice: 'toronto', ...over }), start: true };
  return String((await call(world, WORKER, '/cases', body)).caseId);
}

/** The work of this kind about this case, as soon as there is some. */
async function workOf(caseId: string, kind: string): Promise<string> {
  for (;;) {
    await world.itemFor(WORKER, kind);
    const { waitsFor } = (await call(world, WORKER, `/cases/${caseId}`)) as {
      waitsFor: { kind: string; workItemId: string }[];
    };
    const found = waitsFor.find((one) => one.kind === kind);
    if (found) return found.workItemId;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function done(caseId: string, kind: string, decision: string): Promise<void> {
  await call(
    world,
    COLLEAGUE,
    `/work-items/${await workOf(caseId, kind)}/decision`,
    deciding(kind, decision),
  );
}

/** Households at several steps, so that the queue has work of different kinds. */
async function aMorning(): Promise<void> {
  const approved = async (over: Wanted = {}) => {
    const caseId = await family(over);
    await done(caseId, 'eligibility-review', 'recommend');
    await workOf(caseId, 'eligibility-approval');
    return caseId;
  };
  const accepted = async (over: Wanted = {}) => {
    const caseId = await approved(over);
    const lead = 'supervisor.amman';
    const item = await workOf(caseId, 'eligibility-approval');
    await call(world, lead, `/work-items/${item}/decision`, { decision: 'approve' });
    return caseId;
  };
  for (let count = 0; count < 3; count += 1) await family();
  for (let count = 0; count < 2; count += 1) await approved();
  for (let count = 0; count < 2; count += 1) await workOf(await accepted(), 'state-decision');
  await workOf(await accepted({ destinationOffice: undefined }), 'destination-office');
  await workOf(
    await family({ primaryCategory: undefined, secondaryCategory: undefined }),
    'submission-categories',
  );
  await workOf(await family({ consents: [] }), 'consent-request');
}

interface Hands {
  readonly page: TestPage;
  readonly say: ReturnType<typeof textsOf>;
}

/** Opens a list of choices and takes the first, by keyboard. */
async function pick({ page, say }: Hands, field: string, downs = 1): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: new RegExp(say(`words.field.${field}`)) }));
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor();
  for (let count = 0; count < downs; count += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** What each kind asks for besides the decision, entered by keyboard. */
const FORMS: Readonly<Record<string, { decision: string; fill?(hands: Hands): Promise<void> }>> = {
  'eligibility-review': {
    decision: 'recommend',
    fill: ({ page, say }) => recommendationByKeys(page, say),
  },
  'eligibility-approval': { decision: 'approve' },
  'state-decision': { decision: 'accept' },
  'submission-categories': {
    decision: 'set',
    async fill(hands) {
      await pick(hands, 'primaryCategory');
      await pick(hands, 'secondaryCategory', 2);
    },
  },
  'destination-office': {
    decision: 'set',
    async fill({ page, say }) {
      await tabTo(page, page.getByRole('combobox', { name: say('words.field.destinationOffice') }));
      await page.keyboard.type('toronto');
      await page.keyboard.press('Escape');
    },
  },
  'consent-request': {
    decision: 'given',
    async fill(hands) {
      const { page, say } = hands;
      for (const box of await page.locator('#decision').getByRole('checkbox').all()) {
        await tabTo(page, box);
        await page.keyboard.press('Space');
      }
      await tabTo(page, page.getByRole('textbox', { name: say('words.field.textVersion') }));
      await page.keyboard.type('v1');
      await pick(hands, 'language');
      await tabTo(page, page.getByRole('radio', { name: say('words.value.taken.signed'), exact: true }));
      await page.keyboard.press('Space');
    },
  },
};

/** Decides the item on this page without a mouse; gives its kind. */
async function decideByKeys(hands: Hands): Promise<string> {
  const { page, say } = hands;
  const title = page.getByRole('heading', { level: 1 });
  const radios = page.locator('#decision [data-field="decision"]').getByRole('radio');
  await radios.first().waitFor();
  const heading = await title.textContent();
  const kind = Object.keys(FORMS).find((each) => say(`words.kind.${each}`) === heading);
  if (kind === undefined)
    throw new Error(`Expected a kind of work that the test knows, received ${heading}.`);
  const release = page.getByRole('button', { name: say('work.release'), exact: true });
  if ((await release.count()) === 0) await page.keyboard.press('c');
  await release.waitFor();
  const { decision, fill } = FORMS[kind]!;
  const wanted = page.getByRole('radio', { name: say(`words.decision.${kind}.${decision}`), exact: true });
  const codes = await radios.evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  await page.keyboard.press(String(codes.indexOf(await wanted.getAttribute('value')) + 1));
  expect(await isFocused(wanted)).toBe(true);
  await fill?.(hands);
  // The address changes before the page does: what was decided has to have left the screen.
  const form = await page.locator('#decision').elementHandle();
  await page.keyboard.press('Control+Enter');
  await form?.waitForElementState('hidden');
  return kind;
}

const WIDTHS = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

describe.each([
  ['en', 'wide'],
  ['ar', 'phone'],
  ['ar', 'wide'],
  ['en', 'phone'],
] as const)('in %s, %s', (locale: Locale, size) => {
  const say = textsOf(locale);

  test('a caseworker does ten tasks of different kinds by keyboard alone', { timeout: 900_000 }, async () => {
    await aMorning();
    const page = await browser.newPage(world.url, locale, WIDTHS[size]);
    const hands = { page, say };
    await signIn(page, WORKER);
    const rows = page.getByRole(size === 'phone' ? 'list' : 'grid', { name: say('work.title') });
    const links = rows.getByRole('link');
    await links.first().waitFor();
    await page.keyboard.press('j');
    expect(await isFocused(page.locator('main a[href*="/work/item-"]').first())).toBe(true);
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await isFocused(page.locator('main a[href*="/work/item-"]').first())).toBe(true);
    await shot(page, `keys-list.${locale}.${size}`);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText(say('work.key.submit-next')).waitFor();
    await shot(page, `keys-sheet.${locale}.${size}`);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('o');
    await page.waitForURL('**/work/item-*');

    const kinds: string[] = [];
    const seen = new Set<string>();
    while (kinds.length < 10 || seen.size < Object.keys(FORMS).length) {
      const kind = await decideByKeys(hands);
      kinds.push(kind);
      if (!/\/work\/item-/.test(page.url())) {
        // The queue was empty for a moment: the next is opened from the list.
        await links.first().waitFor();
        await page.keyboard.press('j');
        await page.keyboard.press('o');
        await page.waitForURL('**/work/item-*');
      }
      if (!seen.has(kind)) {
        await page.locator('#decision').getByRole('radio').first().waitFor();
        await shot(page, `keys-after-${kind}.${locale}.${size}`, size === 'phone');
        expect(await axe(page)).toEqual([]);
      }
      seen.add(kind);
    }
    expect(kinds.length).toBeGreaterThanOrEqual(10);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});

test('keys pressed while a decision is sent act neither on it nor on the task that opens next', async () => {
  const recommended = async () => {
    const caseId = await family();
    await done(caseId, 'eligibility-review', 'recommend');
    return workOf(caseId, 'eligibility-approval');
  };
  const first = await recommended();
  const second = await recommended();
  const page = await browser.newPage(world.url);
  await signIn(page, WORKER, `/console/work/${first}`);
  await page.getByRole('radio').first().waitFor();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname.replace(/^.*work-items/, ''));
  });
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    void page.route('**/decision', async (route) => {
      resolve();
      await new Promise<void>((go) => (answer = go));
      await route.continue();
    });
  });
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await asked;
  for (const key of ['Control+Enter', 'c', 'j', '2']) await page.keyboard.press(key);
  expect(page.url()).toContain(first);
  answer();
  await page.waitForURL(`**/work/${second}`);
  await page.getByRole('radio').first().waitFor();
  expect(sent).toEqual([`/${first}/decision`]);
  await page.context().close();
});

test('keys do nothing while somebody types, and can be switched off', async () => {
  const say = textsOf('en');
  await workOf(await family(), 'eligibility-review');
  const page = await browser.newPage(world.url);
  await signIn(page, WORKER);
  await page.getByRole('grid').getByRole('link').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  const note = page.locator('#decision textarea').last();
  await page.getByRole('radio').first().waitFor();
  const item = page.url();
  await page.keyboard.press('1');
  await tabTo(page, note);
  await page.keyboard.type('jkcdru1?');
  expect(await note.inputValue()).toBe('jkcdru1?');
  expect(page.url()).toBe(item);
  await page
    .getByRole('button', { name: /Rania Haddad|More/ })
    .last()
    .click();
  await page.getByRole('menuitemcheckbox', { name: say('app.keys') }).click();
  await page.reload();
  await page.getByRole('radio').first().waitFor();
  await page.keyboard.press('u');
  await page.keyboard.press('?');
  expect(page.url()).toBe(item);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await axe(page)).toEqual([]);
  await page.context().close();
});
