import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await world.itemFor('caseworker.amman', 'eligibility-review');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const SIZES = [
  { locale: 'en', size: { width: 1280, height: 800 } },
  { locale: 'ar', size: { width: 390, height: 844 } },
] as const;

describe.each(SIZES)('lists in $locale at $size.width px', ({ locale, size }) => {
  const say = textsOf(locale);
  const narrow = size.width < 688;

  test('a caseworker begins with what is theirs or nobody’s, sorts it on the server and adds a column', async () => {
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, 'caseworker.amman');
    const links = page
      .getByRole(narrow ? 'list' : 'grid', { name: say('work.title') })
      .getByRole('link', { name: say('words.kind.eligibility-review'), exact: true });
    await links.first().waitFor();
    const before = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    const asked = page.waitForResponse((answer) => /work-items\?.*sort=-due/.test(answer.url()));
    if (narrow) {
      await page.getByRole('button', { name: new RegExp(say('lists.sort')) }).click();
      const way = say('lists.sort.down', { column: say('work.column.due') });
      await page.getByRole('option', { name: way }).click();
    } else {
      // A second click turns the order round.
      await page
        .getByRole('button', { name: say('lists.sort.up', { column: say('work.column.due') }) })
        .click();
    }
    await asked;
    expect(new URL(page.url()).searchParams.get('sort')).toBe('-due');
    await expect
      .poll(() => links.evaluateAll((all) => all.map((each) => each.getAttribute('href'))))
      .toEqual(before.toReversed());
    await shot(page, `lists-work-${size.width}.${locale}`, true);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width);
    expect(await axe(page)).toEqual([]);
    if (!narrow) {
      await page.getByRole('button', { name: say('lists.columns') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('checkbox', { name: say('work.opened') }).click();
      await shot(page, `lists-columns-${size.width}.${locale}`);
      await dialog.getByRole('button', { name: say('lists.columns.keep') }).click();
      await page.reload();
      await links.first().waitFor();
      await page.getByRole('columnheader', { name: say('work.opened') }).waitFor();
    }
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('a supervisor without fires is told what to do, and an auditor sees all offices', async () => {
    const page = await browser.newPage(world.url, locale, size);
    await signIn(page, 'supervisor.amman');
    await page.getByText(say('work.empty.supervisor'), { exact: true }).waitFor();
    await page.getByText(say('work.lead.pressing')).waitFor();
    await shot(page, `lists-calm-${size.width}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.context().close();
    const audited = await browser.newPage(world.url, locale, size);
    await signIn(audited, 'auditor', '/console/cases');
    const cases = audited.getByRole(narrow ? 'list' : 'grid', { name: say('cases.title') });
    await cases.getByRole('link').first().waitFor();
    await audited.getByText(say('cases.office.order')).waitFor();
    await shot(audited, `lists-cases-${size.width}.${locale}`, true);
    expect(await axe(audited)).toEqual([]);
    expect(audited.faults).toEqual([]);
    await audited.context().close();
  });
});
