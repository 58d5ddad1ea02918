import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(8), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function saved(page: TestPage, say: (id: string) => string, format: 'csv' | 'xlsx'): Promise<Buffer> {
  await page.getByRole('button', { name: say('desk.file'), exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: say(`desk.file.${format}`) }).click();
  return readFileSync(await (await download).path());
}

const LISTS = [
  ['caseworker.amman', '/console/cases', 'cases.field.number'],
  ['caseworker.amman', '/console/work', 'work.column.kind'],
  ['travel.amman', '/console/travel', 'travel.column.departure'],
  ['sponsorship.toronto', '/console/sponsors', 'sponsors.column.name'],
] as const;

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);

  test.each(LISTS)('%s saves the list at %s as CSV and as a workbook', async (user, path, column) => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, user, path);
    const [header] = parse((await saved(page, say, 'csv')).toString('utf8'), { bom: true }) as string[][];
    expect(header).toContain(say(column));
    const files = unzipSync(await saved(page, say, 'xlsx'));
    const text = Object.values(files).map((bytes) => strFromU8(bytes));
    expect(text.join('')).toContain(say(column));
    await shot(page, `list-file${path.replaceAll('/', '-')}.${locale}`);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
  });

  test('the file of chosen tasks has those alone', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman', '/console/work');
    const boxes = page.getByRole('grid', { name: say('work.title') }).getByRole('checkbox');
    await boxes.nth(2).waitFor();
    for (const row of [1, 2]) {
      await boxes.nth(row).focus();
      await page.keyboard.press('Space');
    }
    await page.getByRole('button', { name: say('desk.file.chosen', { count: 2 }), exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: say('desk.file.csv') }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(parse(text, { bom: true, columns: true })).toHaveLength(2);
    await shot(page, `list-file-chosen.${locale}`);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
  });

  test('the file of cases has those of the filter alone', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman', '/console/cases');
    const all = parse((await saved(page, say, 'csv')).toString('utf8'), { bom: true, columns: true });
    await page.goto('/console/cases?status=closed');
    await page.getByText(say('cases.empty.title'), { exact: true }).waitFor();
    const none = parse((await saved(page, say, 'csv')).toString('utf8'), { bom: true, columns: true });
    expect(all.length).toBeGreaterThan(0);
    expect(none).toEqual([]);
  });
});
