import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeInBoth, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { itemOf, startCase } from './case-steps.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const policyHelp = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(`console/src/field-help/policy/${locale}.json`, 'utf8')) as Record<string, string>;

const WIDTHS = { en: { width: 1280, height: 900 }, ar: { width: 390, height: 844 } } as const;
let world: World;
let browser: TestBrowser;
let caseId: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  caseId = await startCase(world, {});
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** Whether the keyboard stands in a field that is described by what is wrong with it. */
const ON_FAULT = `(() => {
  const ids = [...document.activeElement.closest('[aria-describedby]')?.getAttribute('aria-describedby')?.split(' ') ?? []];
  return ids.some((id) => id.endsWith('-error') && document.getElementById(id)?.textContent !== '');
})()`;

const SHOWS_CHOSEN = `(() => {
  const box = document.querySelector('textarea');
  const line = box.value.slice(0, box.selectionStart).split('\\n').length;
  const height = Number.parseFloat(getComputedStyle(box).lineHeight);
  return line * height > box.scrollTop && line * height < box.scrollTop + box.clientHeight / 2;
})()`;

describe.each(['en', 'ar'] as const)('in %s, what is wrong with a form', (locale) => {
  const say = textsOf(locale);
  const open = async (user: string, path: string): Promise<TestPage> => {
    const page = await browser.newPage(world.url, locale, WIDTHS[locale]);
    await signIn(page, user, `/console/${path}`);
    return page;
  };
  /** The list of faults, which screen readers are told of when it comes. */
  const summaryIn = (form: Locator): Locator => form.locator('[role="status"].fault-summary');
  const look = async (page: TestPage, name: string) => {
    await shot(page, `faults-${name}.${locale}`, true);
    expect(await axeInBoth(page)).toEqual([]);
    expect(page.faults).toEqual([]);
  };
  /** Each link goes to its field; a field that is filled in is not listed any more. */
  async function leads(page: TestPage, summary: Locator, least: number): Promise<void> {
    const links = summary.locator('li a');
    await links.nth(least - 1).waitFor();
    const count = await links.count();
    await summary.getByText(say('faults.title', { count })).waitFor();
    for (const link of await links.all()) {
      await link.focus();
      await page.keyboard.press('Enter');
      expect([await link.textContent(), await page.evaluate(ON_FAULT)]).toEqual([
        await link.textContent(),
        true,
      ]);
    }
  }

  test('is listed above the registration of a household, by name, and each leads to its field', async () => {
    const page = await open('caseworker.amman', 'cases/new');
    const number = page.getByLabel(say('cases.field.number'), { exact: true });
    await number.waitFor();
    const next = page.locator('main button[class*="variant-primary"]').last();
    await next.click();
    const summary = summaryIn(page.locator('main'));
    await leads(page, summary, 1);
    await summary.getByRole('link', { name: say('cases.field.number'), exact: true }).waitFor();
    await number.fill('RRF-SUMMARY');
    await summary.getByRole('link').waitFor({ state: 'detached' });
    await next.click();
    await page.getByRole('button', { name: say('cases.member.add'), exact: true }).click();
    await page.getByLabel(say('cases.field.name'), { exact: true }).last().fill('Amal Invented');
    await next.click();
    await leads(page, summary, 3);
    const sexOf = (group: string) =>
      summary.getByRole('link', {
        name: say('faults.of', { field: say('cases.field.sex'), group }),
        exact: true,
      });
    await sexOf(say('cases.member', { number: 1 })).waitFor();
    await sexOf('Amal Invented').waitFor();
    await look(page, 'household');
    await page.context().close();
  });

  test('is listed above a decision, and stays until it is mended', async () => {
    const item = await itemOf(world, caseId, 'caseworker.amman', 'eligibility-review');
    const page = await open('caseworker.amman', `work/${item}`);
    const recommend = say('words.decision.eligibility-review.recommend');
    await page.getByRole('radio', { name: recommend, exact: true }).check();
    await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
    const summary = summaryIn(page.locator('main form'));
    await leads(page, summary, 3);
    await look(page, 'decision');
    await page.context().close();
  });

  test('is listed in a dialog with several fields', async () => {
    const page = await open('caseworker.amman', `cases/${caseId}`);
    await page.getByRole('button', { name: say('cases.actions'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('cases.do.death'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('cases.do.death.go'), exact: true }).click();
    await leads(page, summaryIn(dialog), 2);
    await look(page, 'dialog');
    await page.context().close();
  });

  test('is listed above the text of the next policy, and leads into it', async () => {
    const page = await open('administrator', 'policy?tab=publish');
    const editor = page.locator('textarea');
    await editor.waitFor();
    const text = await editor.inputValue();
    await editor.fill(text.replace(/"panelSize": \d+/, '"panelSize": "many"'));
    const link = page.locator('[role="status"] a', { hasText: 'bestInterests.panelSize' });
    await link.waitFor();
    const isAbove = (await link.boundingBox())!.y < (await editor.boundingBox())!.y;
    expect(isAbove).toBe(true);
    await link.click();
    const chosen = '(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))';
    expect(await page.evaluate(`${chosen}(document.querySelector('textarea'))`)).toBe('"many"');
    // The line of the fault is within what the box shows.
    expect(await page.evaluate(SHOWS_CHOSEN)).toBe(true);
    // What the field means stands beside it.
    const help = page.getByRole('region', { name: say('policy.help') });
    await help.getByText(say('policy.field.bestInterests.panelSize'), { exact: true }).waitFor();
    await help.getByText(policyHelp(locale)['bestInterests.panelSize']!, { exact: true }).waitFor();
    await look(page, 'policy');
    await page.context().close();
  });
});
