import { afterAll, beforeAll, expect, test } from 'vitest';
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

test.each([
  ['en', 1280],
  ['ar', 390],
] as const)(
  'a caseworker takes two tasks together, sees what became of each, and returns them, in %s',
  async (locale, width) => {
    const say = textsOf(locale);
    const page = await browser.newPage(world.url, locale, { width, height: 844 });
    await signIn(page, 'caseworker.amman');
    const boxes = page
      .getByRole(width < 688 ? 'list' : 'grid', { name: say('work.title') })
      .getByRole('checkbox');
    await boxes.first().waitFor();
    const first = width < 688 ? 0 : 1;
    await boxes.nth(first).check({ force: true });
    await boxes.nth(first + 1).check({ force: true });
    await page.getByText(say('batches.chosen', { count: 2 })).waitFor();
    await shot(page, `batches-bar-${width}.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('batches.do') }).click();
    await page.getByRole('menuitem', { name: say('batches.claim') }).click();
    await page.waitForURL('**/work/batches/batch-*');
    await page
      .getByText(say('batches.result', { done: 2, count: 2 }))
      .first()
      .waitFor();
    await shot(page, `batches-done-${width}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    const claimed = page.url();
    await page.getByRole('button', { name: say('batches.undo', { count: 2 }) }).click();
    await page.waitForURL((url) => url.href !== claimed && url.pathname.includes('/work/batches/'));
    await page
      .getByText(say('batches.result', { done: 2, count: 2 }))
      .first()
      .waitFor();
    await page.getByRole('heading', { name: say('batches.title.give-back') }).waitFor();
    expect(await page.getByText(say('work.holder.none'), { exact: true }).count()).toBe(2);
    expect(page.faults).toEqual([]);
    await page.context().close();
  },
);

test.each([
  ['en', 1280],
  ['ar', 390],
] as const)(
  'a caseworker prints two cases as one document and takes their open tasks, in %s',
  async (locale, width) => {
    const say = textsOf(locale);
    const page = await browser.newPage(world.url, locale, { width, height: 844 });
    await signIn(page, 'caseworker.amman');
    await page.goto(`${world.url}/console/cases`);
    const boxes = page
      .getByRole(width < 688 ? 'list' : 'grid', { name: say('cases.title') })
      .getByRole('checkbox');
    await boxes.first().waitFor();
    const first = width < 688 ? 0 : 1;
    await boxes.nth(first).check({ force: true });
    await boxes.nth(first + 1).check({ force: true });
    await page.getByText(say('batches.cases.chosen', { count: 2 })).waitFor();
    await page.getByRole('button', { name: say('desk.file.chosen', { count: 2 }), exact: true }).waitFor();
    await shot(page, `batches-cases-${width}.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('batches.sheets') }).click();
    await page.getByRole('heading', { name: say('sheets.cases', { count: 2 }) }).waitFor();
    await page
      .getByRole('heading', { name: say('sheets.people') })
      .nth(1)
      .waitFor();
    await shot(page, `batches-sheets-${width}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.goBack();
    await boxes.first().waitFor();
    await page.getByRole('checkbox').first().waitFor();
    if (width < 688) await boxes.first().check({ force: true });
    else await boxes.nth(1).check({ force: true });
    await page.getByRole('button', { name: say('batches.cases.all', { count: await rowsOf() }) }).click();
    await page.getByRole('button', { name: say('batches.cases.do') }).click();
    await page.getByRole('menuitem', { name: say('batches.cases.claim') }).click();
    await page.waitForURL('**/work/batches/batch-*');
    await page.getByRole('heading', { name: say('batches.title.claim') }).waitFor();
    expect(page.faults).toEqual([]);
    await page.context().close();

    async function rowsOf(): Promise<number> {
      const all = await boxes.count();
      return width < 688 ? all : all - 1;
    }
  },
);

test.each([
  ['en', 1280],
  ['ar', 390],
] as const)('a supervisor asks how a task of the office stands, in %s', async (locale, width) => {
  const say = textsOf(locale);
  const page = await browser.newPage(world.url, locale, { width, height: 844 });
  await signIn(page, 'supervisor.amman');
  await page.goto(`${world.url}/console/work?queue=caseworker`);
  const boxes = page
    .getByRole(width < 688 ? 'list' : 'grid', { name: say('work.title') })
    .getByRole('checkbox');
  await boxes.first().waitFor();
  await boxes.nth(width < 688 ? 0 : 1).focus();
  await page.keyboard.press('Space');
  await page.getByText(say('batches.chosen', { count: 1 })).waitFor();
  await page.getByRole('button', { name: say('batches.do') }).click();
  await page.getByRole('menuitem', { name: say('batches.ask-after') }).click();
  await page.getByRole('heading', { name: say('batches.title.ask-after') }).waitFor();
  await page
    .getByText(say('batches.result', { done: 1, count: 1 }))
    .first()
    .waitFor();
  await shot(page, `batches-asked-${width}.${locale}`, true);
  expect(await axe(page)).toEqual([]);
  expect(page.faults).toEqual([]);
  await page.context().close();
});
