import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deciding } from '../fixtures/eligibility.ts';
import { adult, household } from '../fixtures/household.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { call, linkTo, register } from './sponsors.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const OFFICER = 'sponsorship.toronto';
const SUBJECT = 'A family is waiting for your answer';

let world: World;
let browser: TestBrowser;
let vetted = '';
let asked = '';
let proposal = '';

const look = async (page: TestPage, name: string): Promise<void> => {
  await shot(page, name, true);
  expect(await axe(page)).toEqual([]);
};

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  const languages = ['ti'];
  asked = await register(world, {
    languages,
    experience: 5,
    name: 'Elm Street Group',
    email: 'elm@example.org',
  });
  await register(world, { languages, experience: 1, name: 'Riverside Family', email: 'river@example.org' });
  await register(world, { languages, capacity: 1, name: 'Small Circle', email: 'small@example.org' });
  const adults = [{ name: 'Rosa Lind' }, { name: 'Ola Lind' }];
  vetted = await register(world, {
    languages: ['en'],
    name: 'Lind Family',
    email: 'lind@example.org',
    adults,
  });
  const spouse = adult({ languages, relationship: 'spouse', name: 'Karim Haddad', sex: 'm' });
  const members = [adult({ languages }), spouse];
  await call(world, 'caseworker.amman', '/cases', {
    ...household({ members, destinationOffice: 'toronto' }),
    start: true,
  });
  for (const [user, kind, decision] of [
    ['caseworker.amman', 'eligibility-review', 'recommend'],
    ['caseworker2.amman', 'eligibility-approval', 'approve'],
    ['caseworker.amman', 'state-decision', 'accept'],
  ] as const)
    await call(
      world,
      user,
      `/work-items/${await world.itemFor(user, kind)}/decision`,
      deciding(kind, decision),
    );
  proposal = await world.itemFor(OFFICER, 'sponsor-proposal');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(['en', 'ar'] as const)('in %s, a sponsorship officer', (locale) => {
  const say = textsOf(locale);

  test('finds the vetting of a sponsor in the queue, by the name of the sponsor, with every adult', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, OFFICER, '/console/work');
    const row = page.getByRole('row').filter({ hasText: 'Lind Family' });
    await row.waitFor();
    await look(page, `sponsor-queue.${locale}`);
    await row.getByRole('link', { name: say('words.kind.sponsor-vetting') }).click();
    await page.getByRole('heading', { name: say('work.checks') }).waitFor();
    await page.getByText('Ola Lind').first().waitFor();
    await page.getByRole('radio', { name: say('words.decision.sponsor-vetting.checked') }).check();
    await page.getByRole('checkbox', { name: 'Rosa Lind' }).waitFor();
    await look(page, `sponsor-vetting.${locale}`);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('reads in the form of a proposal who is proposed and why, who just was not, and what binds', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, OFFICER, `/console/work/${proposal}`);
    await page.getByRole('heading', { name: say('work.proposal') }).waitFor();
    for (const name of ['Elm Street Group', 'Riverside Family', 'Small Circle'])
      await page.getByRole('link', { name }).waitFor();
    await page.getByText(say('work.proposal.near-misses')).waitFor();
    await look(page, `sponsor-proposal.${locale}`);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('changes how a sponsor is reached, and is told what is wrong first', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, OFFICER, `/console/sponsors/${vetted}`);
    await page.getByRole('button', { name: say('sponsors.contact.change') }).click();
    const dialog = page.getByRole('dialog');
    const field = (name: string) =>
      dialog.getByRole('textbox', { name: say(`sponsors.contact.${name}`), exact: true });
    await field('email').fill('not an address');
    await field('timeZone').fill('Nowhere');
    await dialog.getByRole('button', { name: say('sponsors.contact.go') }).click();
    expect(await dialog.getByText(say('sponsors.fill-in')).count()).toBe(2);
    await field('email').fill(`lind.${locale}@example.org`);
    await field('timeZone').fill('America/Toronto');
    await field('quietFrom').fill('22:00');
    await field('quietUntil').fill('07:30');
    await look(page, `sponsor-contact.${locale}`);
    await dialog.getByRole('button', { name: say('sponsors.contact.go') }).click();
    await page.getByText(`lind.${locale}@example.org`).waitFor();
    const zone = new Intl.DateTimeFormat(locale, { timeZone: 'America/Toronto', timeZoneName: 'longGeneric' })
      .formatToParts()
      .find(({ type }) => type === 'timeZoneName')!.value;
    await page.getByText(zone).first().waitFor();
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('changes what a sponsor can receive, and is told what is wrong first', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, OFFICER, `/console/sponsors/${vetted}`);
    await page.getByRole('button', { name: say('sponsors.profile.change') }).click();
    const dialog = page.getByRole('dialog');
    const field = (name: string) =>
      dialog.getByRole('textbox', { name: say(`sponsors.field.${name}`), exact: true });
    const save = dialog.getByRole('button', { name: say('sponsors.profile.go') });
    const places = locale === 'en' ? 12 : 14;
    await field('capacity').fill(`${places}`);
    await field('availableFrom').fill('');
    await field('availableFrom').fill('01/03/2027');
    await dialog.getByText(say('api.rule.date')).waitFor();
    expect(await field('availableFrom').inputValue()).toBe('');
    await look(page, `sponsor-profile-date.${locale}`);
    await field('availableFrom').pressSequentially('1/');
    await dialog.getByText(say('api.rule.date')).waitFor();
    await field('availableFrom').fill('2027/3/1');
    expect(await field('availableFrom').inputValue()).toBe('2027-03-01');
    expect(await dialog.getByText(say('api.rule.date')).count()).toBe(0);
    await field('availableUntil').fill('2027-02-01');
    await save.click();
    await dialog.getByText(say('api.rule.not-before-first-day')).waitFor();
    await field('availableUntil').fill('2027-09-30');
    await field('vetoes').fill(`RRF-${places}`);
    await field('features').fill('rural');
    await save.click();
    await dialog.getByText(say('desk.choose-one')).waitFor();
    await dialog.getByRole('button', { name: say('sponsors.why') }).click();
    await page.getByRole('option', { name: say('sponsors.reason.told-by-sponsor') }).click();
    await look(page, `sponsor-profile.${locale}`);
    const minutes = places + 30;
    const meanwhile = { minutesToMedicalCare: minutes, reasonCode: 'found-on-visit' };
    await call(world, OFFICER, `/sponsors/${vetted}/profile`, meanwhile);
    await save.click();
    await dialog.getByText(say('api.VersionConflict.title')).waitFor();
    await page.getByText(say('sponsors.minutes', { minutes })).waitFor();
    await save.click();
    await page.getByText(say('sponsors.profile.done')).waitFor();
    const warning = { numbers: `RRF-${places}`, rule: say('api.rule.case-of-office') };
    await page.getByText(say('sponsors.not-found', warning)).waitFor();
    await look(page, `sponsor-profile-changed.${locale}`);
    await page.getByRole('button', { name: say('sponsors.profile.change') }).click();
    await dialog.getByText(say('sponsors.not-found', warning)).waitFor();
    await look(page, `sponsor-profile-warned.${locale}`);
    const { sponsor } = await call(world, OFFICER, `/sponsors/${vetted}`);
    expect(sponsor).toMatchObject({
      ...{ capacity: places, availableFrom: '2027-03-01', availableUntil: '2027-09-30' },
      ...{ vetoes: [`RRF-${places}`], features: ['rural'], minutesToMedicalCare: minutes },
    });
    expect(page.faults.filter((fault) => !fault.includes('409'))).toEqual([]);
    await page.context().close();
  });

  test('registers a sponsor with the days on which it can receive', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, OFFICER, '/console/sponsors/new');
    const field = (name: string) =>
      page.getByRole('textbox', { name: say(`sponsors.field.${name}`), exact: true });
    const name = `Hill Family ${locale}`;
    await page.getByRole('button', { name: say('sponsors.field.kind') }).click();
    await page.getByRole('option', { name: say('sponsors.kind.family') }).click();
    for (const [of, text] of [
      ['name', name],
      ['email', `hill.${locale}@example.org`],
      ['capacity', '4'],
      ['languages', 'en'],
      ['adults', 'Ada Hill'],
      ['availableFrom', '2027-04-01'],
      ['availableUntil', '2027-10-31'],
    ] as const)
      await field(of).fill(text);
    await look(page, `sponsor-register-days.${locale}`);
    await page.getByRole('button', { name: say('sponsors.register.go'), exact: true }).click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
    const { sponsors } = await call(world, OFFICER, '/sponsors?limit=100');
    expect((sponsors as { name: string }[]).find((each) => each.name === name)).toMatchObject({
      ...{ availableFrom: '2027-04-01', availableUntil: '2027-10-31' },
    });
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});

describe('once a sponsor was asked', () => {
  beforeAll(async () => {
    const override = { decision: 'override', sponsorId: asked, reasonCode: 'family-tie' };
    await call(world, OFFICER, `/work-items/${proposal}/decision`, override);
    await linkTo(world, 'elm@example.org', SUBJECT);
  });

  test.each(['en', 'ar'] as const)(
    'its page shows the offer and whether the mail went out: %s',
    async (locale) => {
      const say = textsOf(locale);
      const page = await browser.newPage(world.url, locale);
      await signIn(page, OFFICER, `/console/sponsors/${asked}`);
      const offers = page.getByRole('table', { name: say('sponsors.offers') });
      await offers.getByText(say('sponsors.offer.offered')).waitFor();
      await offers.getByText(say('notices.template.sponsor-offer')).waitFor();
      await offers.getByText(say('notices.status.sent')).first().waitFor();
      await offers.getByRole('link', { name: /^[A-Z0-9-]{4,}$/ }).waitFor();
      expect(
        await offers.evaluate((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0)),
      ).toBeLessThanOrEqual(1);
      await look(page, `sponsor-offers.${locale}`);
      expect(page.faults).toEqual([]);
      await page.context().close();
    },
  );

  test.each(['en', 'ar'] as const)(
    'its places are no fewer than the persons that it holds, and both numbers are said: %s',
    async (locale) => {
      const say = textsOf(locale);
      const page = await browser.newPage(world.url, locale);
      await signIn(page, OFFICER, `/console/sponsors/${asked}`);
      await page.getByRole('button', { name: say('sponsors.profile.change') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: say('sponsors.field.capacity'), exact: true }).fill('1');
      await dialog.getByRole('button', { name: say('sponsors.profile.go') }).click();
      await dialog.getByText(say('api.rule.holds-places', { places: 2, capacity: 1 })).waitFor();
      await look(page, `sponsor-profile-held.${locale}`);
      expect(page.faults).toEqual([]);
      await page.context().close();
    },
  );

  test.each(['en', 'ar'] as const)('the override is counted with its reason: %s', async (locale) => {
    const say = textsOf(locale);
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'supervisor.toronto', '/console/operations');
    const figures = page.getByText(
      say('operations.placements.because', { reason: say('words.reason.family-tie') }),
    );
    await figures.waitFor();
    await look(page, `operations-placements.${locale}`);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
