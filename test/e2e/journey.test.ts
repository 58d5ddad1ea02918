import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, shot, type TestBrowser } from './browser.ts';
import { type Desk, deskOf, type Form, fillFunds } from './desk.ts';
import { fillRecommendation } from './recommendation.ts';
import { MEMBERS, registerFamily } from './registration.ts';
import { call, enter, linkTo, register } from './sponsors.ts';
import { stepClock } from './step-clock.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BOOKED_AHEAD_DAYS = 12;
/** Fitness to fly is asked for in the last 72 hours. */
const LATE_ENOUGH = 70 * HOUR;

const clock = stepClock();
let world: World;
let browser: TestBrowser;

const today = (): string => new Date(clock.now()).toISOString().slice(0, 10);
/** The instant to the minute, as forms take it. */
const minute = (at: number): number => Math.floor(at / 60_000) * 60_000;
const texts = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

const examined = async ({ page, say, day, pick }: Form): Promise<void> => {
  const finding = page.getByRole('radio', {
    name: say('words.value.classification.no-finding'),
    exact: true,
  });
  if ((await finding.count()) > 0) await finding.check();
  await pick('tuberculosisClass', 'none');
  await day('examinedOn', today());
};
const held = async ({ page, say, day }: Form): Promise<void> => {
  await day('heldOn', today());
  await page
    .getByRole('button', { name: say('work.choose-all') })
    .first()
    .click();
  // The last of each is that they learned it well.
  for (const row of await page
    .locator('[data-field="knewBefore"] .each-row, [data-field="learned"] .each-row')
    .all())
    await row.getByRole('button').last().click();
};

/** The sponsor opens the link of its mail on a phone without JavaScript, and accepts. */
async function sponsorAccepts(locale: 'en' | 'ar'): Promise<void> {
  const mails = texts<Record<string, { subject: string }>>(`domain/notices/messages/${locale}.json`);
  const pages = texts<Record<string, string>>(`lambdas/pages/messages/${locale}.json`);
  const link = await linkTo(world, `journey-${locale}@example.org`, mails['sponsor-offer']!.subject);
  const phone = { width: 360, height: 740 };
  const page = await browser.newPage(world.url, locale, phone, { javaScriptEnabled: false });
  await enter(page, link, `journey-${locale}@example.org`, (id) => pages[id]!);
  await shot(page, `journey-sponsor-offer.${locale}`, true);
  await page.getByRole('button', { name: pages['accept.continue']! }).click();
  await page.getByLabel(pages['accept.sure']!).check();
  await shot(page, `journey-sponsor-sure.${locale}`, true);
  await page.getByRole('button', { name: pages['accept.button']! }).click();
  await page.getByText(pages['done.promised']!).waitFor();
  await shot(page, `journey-sponsor-promised.${locale}`, true);
  await page.context().close();
}

/** Everybody who is asked consents: what the wizard was not told of a purpose is asked before it is needed. */
const consented = async ({ page, say }: Form): Promise<void> => {
  for (const person of await page.getByRole('checkbox').all()) await person.check();
  await page.getByRole('textbox', { name: say('words.field.textVersion') }).fill('v1');
  await page.getByRole('button', { name: new RegExp(say('words.field.language')) }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('radio', { name: say('words.value.taken.signed'), exact: true }).check();
};
const asked = { user: 'caseworker.amman', kind: 'consent-request', decision: 'given', fill: consented };

async function untilSponsored(desk: Desk, locale: 'en' | 'ar'): Promise<void> {
  await desk.decide(asked);
  await desk.decide({
    user: 'caseworker.amman',
    kind: 'eligibility-review',
    decision: 'recommend',
    fill: ({ page, say }) => fillRecommendation(page, say),
  });
  await desk.decide({ user: 'caseworker2.amman', kind: 'eligibility-approval', decision: 'approve' });
  await desk.decide(asked);
  await desk.decide({ user: 'caseworker.amman', kind: 'state-decision', decision: 'accept' });
  for (let member = 0; member < MEMBERS; member += 1)
    await desk.decide({ user: 'health.amman', kind: 'health-exam', decision: 'cleared', fill: examined });
  for (let group = 0; group < 2; group += 1)
    await desk.decide({
      user: 'orientation.amman',
      kind: 'orientation-session',
      decision: 'held',
      fill: held,
    });
  await desk.decide(asked);
  await desk.decide({ user: 'sponsorship.toronto', kind: 'sponsor-proposal', decision: 'confirm' });
  await sponsorAccepts(locale);
  await desk.decide({
    ...{ user: 'sponsorship.toronto', kind: 'sponsor-confirmation', decision: 'confirm' },
    fill: fillFunds,
  });
}

async function untilDeparture(desk: Desk): Promise<void> {
  const departureAt = minute(clock.now()) + BOOKED_AHEAD_DAYS * DAY;
  await desk.decide({
    ...{ user: 'travel.amman', kind: 'travel-documents', decision: 'ready' },
    fill: ({ papers }) => papers('2031-12-31'),
  });
  await desk.decide({
    ...{ user: 'travel.amman', kind: 'travel-booking', decision: 'booked' },
    fill: ({ leg }) => leg(departureAt),
  });
  clock.advanceTo(new Date(departureAt - LATE_ENOUGH).toISOString());
  await desk.decide({
    ...{ user: 'health.amman', kind: 'fitness-to-fly', decision: 'fit' },
    async fill({ page }) {
      for (const box of await page.getByRole('checkbox').all()) await box.check();
    },
  });
  clock.advanceTo(new Date(departureAt + HOUR).toISOString());
  await desk.decide({
    ...{ user: 'travel.amman', kind: 'departure', decision: 'departed', asks: true },
    async fill({ page, say, instant, each }) {
      await instant('departedAt', departureAt);
      await each('boarding', 'words.value.boarding.boarded');
      await page.getByRole('checkbox', { name: say('words.field.assistanceConfirmed'), exact: true }).check();
    },
  });
}

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0, clock), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

interface Row {
  readonly kind: string;
  readonly caseNumber?: string;
}

/** Lets days go by until an item of this kind of a case is escalated; each reminder sets the time of the next. */
async function untilEscalated(kind: string, number: string): Promise<void> {
  for (let day = 0; day < 20; day += 1) {
    const { workItems } = await call(world, 'supervisor.toronto', '/work-items?escalated=true&limit=100');
    if ((workItems as Row[]).some((item) => item.kind === kind && item.caseNumber === number)) return;
    clock.advance(DAY);
    await world.host.idle();
  }
  throw new Error(`Expected an item of kind ${kind} of ${number} to be escalated within 20 days.`);
}

/** What nobody did in time, whoever had to, is with the supervisor. */
async function supervisorLooks(desk: Desk, locale: 'en' | 'ar'): Promise<void> {
  const say = textsOf(locale);
  await untilEscalated('arrival', `RRF-JOURNEY-${locale}`);
  const page = await desk.at('supervisor.toronto', '/console/work');
  await page.getByText(say('work.lead.pressing')).waitFor();
  const number = `RRF-JOURNEY-${locale}`;
  const arrival = page
    .getByRole('row')
    .filter({ hasText: say('words.kind.arrival') })
    .filter({ hasText: number });
  await arrival.first().getByText(say('words.role.travel-officer')).waitFor();
  await desk.look(page, 'escalated');
  await arrival.first().getByRole('link', { name: number }).click();
  await page.getByRole('tab').first().waitFor();
  await page.context().close();
}

test.each(['en', 'ar'] as const)(
  'in %s, a family goes from registration to departure by the hands of eight people',
  { timeout: 600_000 },
  async (locale) => {
    const desk = deskOf(world, browser, locale);
    const name = `Journey circle ${locale}`;
    await register(world, {
      ...{ name, mailLanguage: locale, interpreter: true, capacity: MEMBERS },
      email: `journey-${locale}@example.org`,
    });
    const page = await desk.at('caseworker.amman', '/console/cases/new');
    const say = textsOf(locale);
    const look = (shown: string) => desk.look(page, shown);
    const caseId = await registerFamily({ page, say, look }, `RRF-JOURNEY-${locale}`, today());
    await page.context().close();

    await untilSponsored(desk, locale);
    await untilDeparture(desk);

    await world.itemFor('travel.toronto', 'arrival');
    const after = await desk.at('caseworker.amman', `/console/cases/${caseId}`);
    await after.getByRole('tab').first().waitFor();
    await desk.look(after, 'case-departed');
    const file = await call(world, 'caseworker.amman', `/cases/${caseId}`);
    expect(file).toMatchObject({ case: { status: 'active' }, travel: { fitToFly: true, escorted: false } });
    expect(file.travel).toHaveProperty('departedAt');
    await after.context().close();
    await supervisorLooks(desk, locale);
  },
);
