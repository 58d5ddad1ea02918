import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STYLE, workbookOf } from '../fixtures/workbook.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
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

const look = async (page: TestPage, name: string) => {
  await page.evaluate('scrollTo(0, 0)');
  await shot(page, name, true);
  expect(await axe(page)).toEqual([]);
};

/** The list of an office as it keeps it: a title, its own columns and words, dates as Excel stores them, a total. */
const arabicList = (of: string) =>
  Buffer.from(
    workbookOf([
      { name: 'ملاحظات', rows: [['تُرسل كل خميس']] },
      {
        name: 'القائمة',
        rows: [
          ['قائمة الأسر'],
          ['رقم الملف', 'الاسم الكامل', 'الجنس', 'تاريخ الميلاد', 'صلة القرابة', 'الجنسية', 'ملاحظة'],
          [`${of}-1`, 'ليلى حداد', 'أنثى', { n: '30789', style: STYLE.date }, 'ربة الأسرة', 'سورية', 'هاتف'],
          [`${of}-1`, 'سامر حداد', 'ذكر', { n: '36600', style: STYLE.date }, 'ابن', 'سوري', ''],
          [`${of}-2`, 'نور عيد', 'أنثى', { n: '31000', style: STYLE.date }, 'مقدم الطلب', 'من العراق', ''],
          ['المجموع', '', '', '', '', '', { n: '3' }],
        ],
      },
    ]),
  );

describe.each([
  ['en', 'amman'],
  ['ar', 'beirut'],
] as const)('in %s', (locale, office) => {
  const say = textsOf(locale);
  const choose = async (page: TestPage, field: string, option: string) => {
    await page.getByRole('button', { name: field }).first().click();
    // Further down a long list an option is still under what stands above the list while that scrolls to it.
    await page.getByRole('combobox', { expanded: true }).last().fill(option);
    await page.getByRole('option', { name: option, exact: true }).first().click();
  };

  test('an Arabic workbook goes in by a mapping that is made on it and kept', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, `caseworker.${office}`, '/console/cases/import');
    const of = `E2E-${locale}`;
    const puts: string[] = [];
    page.on('request', (asked) => {
      if (asked.method() === 'PUT') puts.push(new URL(asked.url()).pathname);
      // What goes to the import itself names the part that was sent, and no person.
      if (new URL(asked.url()).pathname === '/intake') expect(asked.postData()).not.toContain('ليلى');
    });
    const file = { name: 'list.xlsx', mimeType: 'application/octet-stream', buffer: arabicList(of) };
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByRole('heading', { name: say('cases.map'), exact: true }).waitFor();
    await look(page, `intake-mapping.${locale}`);
    await choose(page, say('cases.map.means', { value: 'من العراق' }), locale === 'en' ? 'Iraq' : 'العراق');
    for (const [field, option] of [
      ['programme', say('words.value.programme.resettlement')],
      ['destinationOffice', say('words.office.toronto')],
      ['priority', say('words.value.priority.normal')],
      ['primaryCategory', say('words.value.category.medical-needs')],
      ['secondaryCategory', say('words.value.category.lack-of-foreseeable-alternatives')],
    ] as const)
      await choose(page, say(`cases.map.field.${field}`), option);
    await page.getByLabel(say('cases.map.name')).fill(`List ${locale}`);
    await page.getByRole('button', { name: say('cases.map.keep') }).click();
    await page.getByText(say('cases.map.kept')).waitFor();
    await page.getByRole('button', { name: say('cases.import.check') }).click();
    await page.getByText(say('cases.import.would', { count: 2 })).waitFor();
    await look(page, `intake-dry-run.${locale}`);
    await page.getByRole('button', { name: say('cases.import.go') }).click();
    await page.getByText(say('cases.import.done')).waitFor();
    await page.getByRole('link', { name: `${of}-1`, exact: true }).waitFor();
    await look(page, `intake-report.${locale}`);
    expect(puts).toEqual([expect.stringMatching(/^\/files\/[\w-]+$/)]);
    // The next file of this kind is read as the office keeps it.
    await page.reload();
    await page.locator('input[type="file"]').setInputFiles({ ...file, buffer: arabicList(`${of}-next`) });
    await page.getByText(`List ${locale}`).first().waitFor();
    await page.getByRole('button', { name: say('cases.import.check') }).click();
    await page.getByText(say('cases.import.would', { count: 2 })).waitFor();
    // The same persons under other numbers are probably known.
    await page.getByRole('grid', { name: say('cases.import.alike') }).waitFor();
    await page.getByRole('button', { name: say('cases.import.go') }).click();
    await page.getByText(say('cases.import.done')).waitFor();
    expect(page.faults).toEqual([]);
  });

  test('cells are put right on the page, care is confirmed, and the import is undone', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, `caseworker.${office}`, '/console/cases/import');
    const csv = [
      'case number,programme,office,destination office,submission priority,primary category,secondary category,relationship to PA,full name,sex,date of birth,nationality',
      `UNDO-${locale},resettlement,${office},toronto,normal,medical-needs,lack-of-foreseeable-alternatives,PA,Hala Sabbagh,f,1979-02-11,Syria`,
      `UNDO-${locale},resettlement,${office},toronto,normal,medical-needs,lack-of-foreseeable-alternatives,son,Adel Sabbagh,,2016-02-11,Syria`,
    ].join('\n');
    const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByRole('button', { name: say('cases.import.check') }).click();
    await page.getByText(say('cases.import.would', { count: 0 })).waitFor();
    await look(page, `intake-repair.${locale}`);
    await choose(
      page,
      say('cases.repair.cell', { column: say('cases.map.field.nationality'), row: 2 }),
      locale === 'en' ? 'Syria' : 'سوريا',
    );
    await choose(
      page,
      say('cases.repair.cell', { column: say('cases.map.field.sex'), row: 3 }),
      say('words.value.sex.m'),
    );
    await page.getByRole('button', { name: say('cases.repair.go') }).click();
    await page.getByLabel(say('cases.import.proposed')).check();
    await page.getByText(say('cases.import.would', { count: 1 })).waitFor();
    await page.getByRole('button', { name: say('cases.import.go') }).click();
    await page.getByText(say('cases.import.done')).waitFor();
    await page
      .getByRole('button', { name: say('cases.import.undo'), exact: true })
      .first()
      .click();
    await page.getByRole('button', { name: say('cases.import.undo.go'), exact: true }).click();
    await page.getByText(say('cases.import.undone', { count: 1 })).waitFor();
    await look(page, `intake-undone.${locale}`);
    const cases = await world.host.request('GET', '/cases?status=closed&limit=5', {
      user: `caseworker.${office}`,
    });
    expect((cases.body as { cases: object[] }).cases).toHaveLength(1);
    expect(page.faults).toEqual([]);
  });
});
