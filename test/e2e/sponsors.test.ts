import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(1), openBrowser()]);
  const { sponsors } = (await world.host.request('GET', '/sponsors', { user: 'sponsorship.toronto' }))
    .body as { sponsors: { id: string }[] };
  expect(sponsors.length).toBeGreaterThan(3);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const CSV = [
  'name,kind,email,office,vetting until,capacity,languages,vetoes',
  'Riverbend Neighbours,group,riverbend@example.org,toronto,2031-01-01,6,en|ar,RRF-NONE',
  'Broken Row,group,not-an-address,toronto,2031-01-01,6,en,',
].join('\n');

describe.each(['en', 'ar'] as const)('in %s, a sponsorship officer', (locale) => {
  const say = textsOf(locale);

  test('finds a sponsor, records a check, suspends it and reinstates it', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'sponsorship.toronto', '/console/sponsors');
    const links = page.getByRole('grid').locator('a[href*="/console/sponsors/sponsor-"]');
    await links.first().waitFor();
    await shot(page, `sponsors.${locale}`);
    expect(await axe(page)).toEqual([]);
    await links.first().click();
    const adults = page.getByRole('button', { name: say('sponsors.adult.add') });
    await adults.waitFor();
    await page.getByRole('table', { name: say('sponsors.notices') }).waitFor();
    await shot(page, `sponsor.${locale}`, true);
    expect(await axe(page)).toEqual([]);

    await adults.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('Rosa Lind');
    await dialog.getByRole('radio', { name: say('sponsors.check.clear'), exact: true }).check();
    await dialog.getByRole('button', { name: say('sponsors.record.go') }).click();
    await dialog.getByText(say('sponsors.valid-until.wrong')).waitFor();
    await dialog.getByRole('textbox', { name: say('sponsors.valid-until') }).fill('2031-06-30');
    await shot(page, `sponsor-check.${locale}`);
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: say('sponsors.record.go') }).click();
    await page.getByRole('row', { name: 'Rosa Lind' }).first().waitFor();

    for (const to of ['suspended', 'reinstated'] as const) {
      await page.getByRole('button', { name: say(`sponsors.do.${to}`), exact: true }).click();
      await dialog.getByRole('button', { name: say('sponsors.why') }).click();
      await page.getByRole('option').first().click();
      await dialog.getByRole('button', { name: say(`sponsors.do.${to}`), exact: true }).click();
      await page.getByText(say(`sponsors.done.${to}`)).waitFor();
    }
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('registers one by hand and others from a file, whose bad row and unknown case are told', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'sponsorship.toronto', '/console/sponsors/new');
    await page.getByRole('button', { name: say('sponsors.register.go') }).click();
    await page.getByText(say('sponsors.fill-in')).first().waitFor();
    await shot(page, `sponsor-new.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('sponsors.field.kind') }).click();
    await page.getByRole('option', { name: say('sponsors.kind.family') }).click();
    const fill = (field: string, text: string) =>
      page.getByRole('textbox', { name: say(`sponsors.field.${field}`), exact: true }).fill(text);
    await fill('name', `Lind ${locale}`);
    await fill('email', `lind.${locale}@example.org`);
    await fill('capacity', '4');
    await fill('languages', 'en, ar');
    await fill('adults', 'Rosa Lind\nOla Lind');
    await page.getByRole('button', { name: say('sponsors.register.go') }).click();
    await page.getByRole('heading', { level: 1, name: `Lind ${locale}` }).waitFor();
    await page.getByText(say('sponsors.needs-vetting')).waitFor();

    await page.goto('/console/sponsors/import');
    await page.locator('input[type=file]').setInputFiles({
      name: 'sponsors.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(CSV),
    });
    await page.getByRole('button', { name: say('sponsors.import.go'), exact: true }).click();
    await page.getByRole('table', { name: say('sponsors.import.waiting') }).waitFor();
    const warned = page.getByRole('table', { name: say('sponsors.import.warnings') });
    await warned
      .getByRole('row')
      .filter({ hasText: 'RRF-NONE' })
      .getByText(say('api.rule.case-of-office'))
      .waitFor();
    await shot(page, `sponsor-import.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('sees that nobody waits for a placement, that a vetting ended, and that nothing was sent', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'sponsorship.toronto', '/console/placement');
    await page.getByText(say('placement.empty.title')).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.goto('/console/notices');
    await page.getByText(say('notices.template.sponsor-vetting')).first().waitFor();
    expect(await axe(page)).toEqual([]);
    await page.goto('/console/mailbox');
    await page.getByText(say('notices.mailbox.empty')).waitFor();
    await shot(page, `mailbox.${locale}`);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
