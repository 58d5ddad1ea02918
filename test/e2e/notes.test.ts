import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, type Locale, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { startCase } from './case-steps.ts';
import { call } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  // Colleagues can be mentioned once they have signed in.
  await call(world, 'tracing.amman', '/session');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each<Locale>(['en', 'ar'])('notes in %s', (locale) => {
  test('a colleague is mentioned, told, and finds the note; its author changes and erases it', async () => {
    const say = textsOf(locale);
    const caseId = await startCase(world, { number: `RRF-NOTE-${locale}` });
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman', `/console/cases/${caseId}`);
    await page.getByRole('tab', { name: say('cases.tab.notes') }).click();
    const { staff } = (await call(world, 'caseworker.amman', '/staff')) as {
      staff: { id: string; name: string }[];
    };
    const colleague = staff.find(({ id }) => id === 'tracing.amman')!;
    const field = page.getByLabel(say('notes.text'));
    await field.fill(`ok @${colleague.name.slice(0, 3)}`);
    await page.getByRole('button', { name: `@${colleague.name}` }).click();
    await field.pressSequentially('?');
    await shot(page, `notes-${locale}-new`);
    await page.getByRole('button', { name: say('notes.write') }).click();
    const written = page.getByRole('list', { name: say('notes.title') });
    await written.getByText(`ok @${colleague.name} ?`).waitFor();
    await shot(page, `notes-${locale}-written`);
    expect(await axe(page)).toEqual([]);

    const theirs = await browser.newPage(world.url, locale);
    await signIn(theirs, 'tracing.amman', '/console/notices');
    await theirs
      .getByRole('link', { name: say('notices.template.note-mention') })
      .first()
      .click();
    await theirs.waitForURL(`**/cases/${caseId}?tab=notes`);
    await theirs.getByText(`ok @${colleague.name} ?`).waitFor();

    await written.getByRole('button', { name: say('notes.change') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('notes.text')).fill('done');
    await dialog.getByRole('button', { name: say('notes.change.go') }).click();
    await written.getByText('done', { exact: true }).waitFor();
    await written.getByText(say('notes.earlier', { count: 1 })).waitFor();
    await written.getByRole('button', { name: say('notes.erase'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('notes.erase.go') })
      .click();
    await page.getByText(say('notes.none')).waitFor();
    expect([...page.faults, ...theirs.faults]).toEqual([]);
  });
});
