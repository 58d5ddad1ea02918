import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDoor } from '../fixtures/sponsor-door.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { onFile } from './on-file.ts';
import { call, coupleUntilOffer, linkTo, register } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const OFFICER = 'sponsorship.toronto';
const QUESTION = 'Is there a bus to the school?';
const ASKED = 'Please correct our phone number.';

let world: World;
let browser: TestBrowser;
let sponsorId: string;

/** What the sponsor writes on its page, as its browser sends it. */
async function writes(link: string, form: Record<string, string>): Promise<void> {
  const headers = { cookie: await openDoor(link, 'lind@example.org') };
  const seal = /name="seal" value="([^"]+)"/.exec(await (await fetch(link, { headers })).text())?.[1] ?? '';
  const body = new URLSearchParams({ seal, ...form });
  const answer = await fetch(link, { method: 'POST', body, headers, redirect: 'manual' });
  expect(answer.status).toBeLessThan(400);
}

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  sponsorId = await register(world, {
    ...{ name: 'Lind Family', kind: 'family', email: 'lind@example.org', languages: ['ti'], experience: 5 },
    adults: [{ name: 'Rosa Lind' }, { name: 'Ola Lind' }],
  });
  const { sponsor } = await call(world, OFFICER, `/sponsors/${sponsorId}`);
  const { adults } = sponsor as { adults: { id: string }[] };
  const checked = { check: 'clear', checkedOn: '2026-01-05', validUntil: '2035-01-05' };
  await call(world, OFFICER, `/sponsors/${sponsorId}/vetting`, {
    adults: adults.map(({ id }) => ({ adultId: id, ...checked })),
  });
  await coupleUntilOffer(world, ['ti']);
  await writes(await linkTo(world, 'lind@example.org', 'A family is waiting for your answer'), {
    ...{ act: 'ask', text: QUESTION },
  });
  await onFile(world, sponsorId, { kind: 'letter', name: 'lease.pdf' }, OFFICER);
  const askedOn = new Date().toISOString().slice(0, 10);
  await call(world, OFFICER, `/records/${sponsorId}/rights`, {
    ...{ right: 'correction', askedBy: 'sponsor', channel: 'letter', words: ASKED, askedOn },
  });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const fits = async (page: TestPage, width: number): Promise<void> => {
  const { wide } = (await page.evaluate('({ wide: document.documentElement.scrollWidth })')) as {
    wide: number;
  };
  expect(wide).toBeLessThanOrEqual(width);
};

describe.each([
  ['en', { width: 1280, height: 900 }, 'English'],
  ['ar', { width: 390, height: 844 }, 'العربية'],
] as const)('in %s', (locale, size, language) => {
  const say = textsOf(locale);

  /** From the sponsor’s rights to the form, filled in but for whom it is. */
  async function form(page: TestPage): Promise<void> {
    await signIn(page, OFFICER, `/console/sponsors/${sponsorId}`);
    const link = page.getByRole('link', { name: say('rights.copy'), exact: true });
    await link.scrollIntoViewIfNeeded();
    await shot(page, `sponsor-copy-link.${locale}`);
    await link.click();
    await page.getByRole('heading', { name: say('copies.sponsor.title') }).waitFor();
  }
  async function choose(page: TestPage, field: string, option: string): Promise<void> {
    await page.getByRole('button', { name: say(field) }).click();
    await page.getByRole('option', { name: option }).click();
  }

  test('an officer makes the copy for the sponsor, prints it and saves it as JSON', async () => {
    const page = await browser.newPage(world.url, locale, size);
    await form(page);
    await page.getByRole('button', { name: say('copies.make') }).click();
    await page.getByText(say('desk.choose-one')).waitFor();
    await choose(page, 'copies.language', language);
    await choose(page, 'copies.why', say('copies.reason.sponsor-asked'));
    await shot(page, `sponsor-copy-form.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('copies.make') }).click();
    const paper = page.locator(`article[lang="${locale}"]`);
    await paper.getByRole('heading', { name: say('copies.document.sponsor') }).waitFor();
    expect(await paper.getAttribute('dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr');
    const text = (await paper.textContent()) ?? '';
    for (const typed of ['Lind Family', 'Rosa Lind', 'Ola Lind', 'lind@example.org', 'lease.pdf'])
      expect(text).toContain(typed);
    for (const said of [QUESTION, ASKED, say('copies.sponsor.message.sponsor-offer')])
      expect(text).toContain(said);
    // The household that was offered, and the staff.
    expect(text).not.toMatch(/Haddad|caseworker|sponsorship\./);
    await fits(page, size.width);
    await shot(page, `sponsor-copy.${locale}`, true);
    expect(await axe(page)).toEqual([]);

    await page.evaluate('window.print = () => { window.printed = true; }');
    await page.getByRole('button', { name: say('copies.print') }).click();
    expect(await page.evaluate('window.printed')).toBe(true);
    await page.emulateMedia({ media: 'print' });
    await shot(page, `sponsor-copy-printed.${locale}`, true);
    expect(await page.getByRole('button', { name: say('copies.print') }).isVisible()).toBe(false);
    expect(await paper.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: say('copies.save-json') }).click();
    const file = JSON.parse(readFileSync(await (await saved).path(), 'utf8')) as Record<string, unknown>;
    expect(file).toMatchObject({
      ...{ reader: { audience: 'sponsor' }, sponsor: { id: sponsorId, name: 'Lind Family' } },
      ...{ requests: [{ right: 'correction', words: ASKED }], documents: [{ name: 'lease.pdf' }] },
      offers: [{ status: 'offered', questions: [{ text: QUESTION }] }],
    });
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('one adult gets what is about them, and nothing about the other', async () => {
    const page = await browser.newPage(world.url, locale, size);
    await form(page);
    await page.getByRole('radio', { name: say('copies.audience.adult') }).click();
    await page.getByRole('button', { name: say('copies.make') }).click();
    await page.getByText(say('copies.adult.missing')).waitFor();
    await choose(page, 'copies.adult', 'Ola Lind');
    await choose(page, 'copies.language', language);
    await choose(page, 'copies.why', say('copies.reason.adult-asked'));
    await page.getByRole('button', { name: say('copies.make') }).click();
    const paper = page.locator(`article[lang="${locale}"]`);
    await paper.getByRole('heading', { name: say('copies.document.adult') }).waitFor();
    const text = (await paper.textContent()) ?? '';
    expect(text).toContain(say('copies.sponsor.check.clear'));
    expect(text).not.toMatch(/Rosa|lind@example|lease|bus to the school/);
    await fits(page, size.width);
    await shot(page, `sponsor-copy-adult.${locale}`, true);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
