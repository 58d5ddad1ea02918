import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { realClock } from '../../local/clock.ts';
import { deciding } from '../fixtures/eligibility.ts';
import { household } from '../fixtures/household.ts';
import { axe, type Locale, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { isFocused, tabTo } from './keyboard.ts';
import { fillRecommendation } from './recommendation.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const WORKER = 'caseworker.amman';
const KIND = 'eligibility-review';
const SOUND = 'sound, all papers seen';

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  world = await openWorld(0, realClock(), { takeBackSeconds: 900 });
});
afterEach(() => world?.close());
afterAll(() => browser?.close());

/** Two households that wait for their review. */
async function twoReviews(): Promise<[string, string]> {
  const review = async (): Promise<string> => {
    const { caseId } = await call(world, WORKER, '/cases', { ...household(), start: true });
    const waiting = async () => {
      const { waitsFor } = await call(world, WORKER, `/cases/${caseId}`);
      return (waitsFor as { workItemId: string }[]).map(({ workItemId }) => workItemId);
    };
    await expect.poll(waiting).toHaveLength(1);
    return String((await waiting())[0]);
  };
  return [await review(), await review()];
}

describe.each([
  ['en', { width: 1280, height: 800 }],
  ['ar', { width: 390, height: 844 }],
] as const)('in %s', (locale: Locale, size) => {
  const say = textsOf(locale);
  const decided = say(`words.decision.${KIND}.recommend`);

  test('a decision is taken back from wherever its maker has gone, with what was entered', async () => {
    const [first, second] = await twoReviews();
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, WORKER, `/console/work/${first}`);
    const choice = page.getByRole('radio', { name: decided, exact: true });
    const note = page.locator('[data-field="note"]').getByRole('textbox');
    const takeBack = page.locator('.shell-notes').getByRole('button', { name: say('work.take-back') });
    /** The address changes before the page does: what was looked at has to have left the screen. */
    const leave = async (key: string) => {
      const form = await page.locator('#decision').elementHandle();
      await page.keyboard.press(key);
      await form?.waitForElementState('hidden');
    };
    const decide = async (key: string) => {
      await choice.check();
      await fillRecommendation(page, say);
      await note.fill(SOUND);
      await leave(key);
      await takeBack.waitFor();
    };
    await decide('Control+Enter');
    await page.waitForURL(`**/work/${second}`);
    await choice.waitFor();
    await shot(page, `take-back-next.${locale}`);
    expect(await axe(page)).toEqual([]);
    // Another piece of news leaves it on the screen.
    await page.keyboard.press('c');
    await page.getByRole('button', { name: say('work.release'), exact: true }).waitFor();
    await takeBack.waitFor();

    await leave('z');
    await page.waitForURL(`**/work/${first}`);
    await takeBack.waitFor({ state: 'detached' });
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(true);
    expect(await note.inputValue()).toBe(SOUND);

    await decide('Control+Shift+Enter');
    await page.waitForURL(/\/work$/);
    const mine = page.getByRole('heading', { name: say('work.held.mine') });
    await mine.waitFor();
    await shot(page, `take-back-list.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.reload();
    await mine.waitFor();
    const what = say('work.decided.what', { kind: say(`words.kind.${KIND}`), decision: decided });
    const again = page.getByRole('button', { name: say('work.take-back.of', { what }) });
    await again.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/work/${first}`);
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(true);
    expect(await note.inputValue()).toBe(SOUND);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('what nobody can undo is asked about once, by keyboard, and closing the question decides nothing', async () => {
    const wanted = { ...household({ priority: 'emergency' }), start: true };
    const { caseId } = await call(world, WORKER, '/cases', wanted);
    const waiting = async () => {
      const { waitsFor } = await call(world, WORKER, `/cases/${caseId}`);
      return (waitsFor as { workItemId: string; kind: string }[]).map(({ kind: of, workItemId }) => ({
        of,
        workItemId,
      }));
    };
    const next = async (of: string) => {
      await expect.poll(waiting).toMatchObject([{ of }]);
      return String((await waiting())[0]?.workItemId);
    };
    for (const [user, of, decision] of [
      [WORKER, KIND, 'recommend'],
      ['supervisor.amman', 'eligibility-approval', 'approve'],
    ] as const)
      await call(world, user, `/work-items/${await next(of)}/decision`, deciding(of, decision));
    const item = await next('state-decision');
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, WORKER, `/console/work/${item}`);
    const deny = page.getByRole('radio', {
      name: say('words.decision.state-decision.deny'),
      exact: true,
    });
    await deny.check();
    const reason = page.locator('#decision [data-field="reasonCode"]').getByRole('radio').first();
    await reason.check();
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(say('words.then.state-decision.deny')).waitFor();
    await shot(page, `irreversible.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await isFocused(reason)).toBe(true);
    expect(await waiting()).toMatchObject([{ of: 'state-decision' }]);
    await page.keyboard.press('Control+Enter');
    await tabTo(page, dialog.getByRole('button', { name: say('work.then.go') }));
    await page.keyboard.press('Enter');
    await expect.poll(waiting).not.toMatchObject([{ of: 'state-decision' }]);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
