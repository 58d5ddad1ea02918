import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTwoLegs, papersFor } from '../../stages/travel/sample-journey.ts';
import { CONFIRM } from '../fixtures/sponsorship.ts';
import {
  axeInBoth,
  type Locale,
  openBrowser,
  shot,
  signIn,
  type TestBrowser,
  type TestPage,
} from './browser.ts';
import { ACCEPTED, type Act, decideAll, itemOf, startCase, threeAdults } from './case-steps.ts';
import { AMMAN_MS, formOn } from './desk.ts';
import { isFocused } from './keyboard.ts';
import { call, register } from './sponsors.ts';
import { stepClock } from './step-clock.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PERSONS = 3;
const BOOKED_AHEAD_DAYS = 12;
const LATE_ENOUGH = 70 * HOUR;

const clock = stepClock();
let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0, clock), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const at = (milliseconds: number): string => new Date(milliseconds).toISOString();
const today = (): string => at(clock.now()).slice(0, 10);
const look = async (page: TestPage, name: string) => {
  await shot(page, `dialog-${name}`);
  expect(await axeInBoth(page)).toEqual([]);
};

/** A case of three adults whose language only its own sponsor speaks. */
async function opened(what: string, locale: Locale, acts: readonly Act[] = []): Promise<string> {
  const number = `RRF-DIALOG-${what}-${locale}`;
  const members = threeAdults(LANGUAGE[what] ?? 'ku');
  const caseId = await startCase(world, { number, members }, what === 'death');
  await decideAll(world, caseId, acts);
  return caseId;
}
const LANGUAGE: Readonly<Record<string, string>> = { travelled: 'so', sponsored: 'om' };
const SPONSORED: readonly Act[] = [
  ...ACCEPTED,
  ['sponsorship.toronto', 'sponsor-proposal', { decision: 'confirm' }],
  ['sponsorship.toronto', 'sponsor-offer', { decision: 'accept' }],
  ['supervisor.toronto', 'sponsor-confirmation', CONFIRM],
];

/** Health, orientation and documents, so that the journey can be booked. */
async function untilBooking(caseId: string): Promise<void> {
  const exam = { decision: 'cleared', classification: 'no-finding', examinedOn: today() };
  for (let member = 0; member < PERSONS; member += 1)
    await decideAll(world, caseId, [['health.amman', 'health-exam', { ...exam, tuberculosisClass: 'none' }]]);
  const session = await itemOf(world, caseId, 'orientation.amman', 'orientation-session');
  const item = await call(world, 'orientation.amman', `/work-items/${session}`);
  const { topics, group } = item as { topics: string[]; group: string[] };
  const level = (code: string) => group.map((personId) => ({ personId, level: code }));
  const assessed = { knewBefore: level('not-yet'), learned: level('well') };
  const held = { decision: 'held', heldOn: today(), topics, present: group, absent: [], ...assessed };
  await decideAll(world, caseId, [
    ['orientation.amman', 'orientation-session', held],
    ['travel.amman', 'travel-documents', { decision: 'ready', papers: await papersOf(caseId) }],
  ]);
}

/** What each member of a household travels with. */
async function papersOf(caseId: string) {
  const { persons } = await call(world, 'supervisor.amman', `/cases/${caseId}`);
  return papersFor(
    (persons as { id: string }[]).map(({ id }) => id),
    '2031-12-31',
  );
}

/** The same result for each member of a household. */
async function eachOf(caseId: string, what: string, result: string): Promise<Record<string, string>[]> {
  const { persons } = await call(world, 'supervisor.amman', `/cases/${caseId}`);
  return (persons as { id: string }[]).map(({ id }) => ({ personId: id, [what]: result }));
}

/** Books a journey and lets its day come; tells when it is. */
async function book(caseId: string): Promise<number> {
  const departureAt = clock.now() + BOOKED_AHEAD_DAYS * DAY;
  await decideAll(world, caseId, [
    [
      'travel.amman',
      'travel-booking',
      { decision: 'booked', legs: inTwoLegs(at(departureAt), true), escorted: false },
    ],
  ]);
  clock.advanceTo(at(departureAt - LATE_ENOUGH));
  const { persons } = await call(world, 'health.amman', `/cases/${caseId}`);
  const personIds = (persons as { id: string }[]).map(({ id }) => id);
  await decideAll(world, caseId, [['health.amman', 'fitness-to-fly', { decision: 'fit', personIds }]]);
  clock.advanceTo(at(departureAt + HOUR));
  await itemOf(world, caseId, 'travel.amman', 'departure');
  return departureAt;
}

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);

  async function caseAt(user: string, caseId: string): Promise<TestPage> {
    const page = await browser.newPage(world.url, locale);
    await page.clock.setSystemTime(clock.now());
    await signIn(page, user, `/console/cases/${caseId}`);
    await page.getByRole('tab').first().waitFor();
    return page;
  }
  const actions = (page: TestPage) => page.getByRole('button', { name: say('cases.actions'), exact: true });

  /** Opens a dialog of the case's actions; leaves it once, to see that the keyboard comes back to where it was. */
  async function open(page: TestPage, name: string) {
    const dialog = page.getByRole('dialog');
    const choose = async () => {
      await actions(page).click();
      await page.getByRole('menuitem', { name: say(`cases.do.${name}`), exact: true }).click();
      await dialog.getByText(say(`cases.do.${name}.what`)).waitFor();
    };
    await choose();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await isFocused(actions(page))).toBe(true);
    await choose();
    return { dialog, go: dialog.getByRole('button', { name: say(`cases.do.${name}.go`), exact: true }) };
  }
  const pick = async (page: TestPage, label: string, option: string) => {
    await page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(`^${label}`) })
      .click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const act = (name: string) => say(`cases.act.${name}`);
  const timelineSays = async (page: TestPage, text: string) => {
    await page.getByRole('tab', { name: say('cases.tab.timeline') }).click();
    await page.getByText(text).first().waitFor();
  };
  const done = async (page: TestPage) => {
    expect(page.faults.filter((fault) => !/ 40[09]/.test(fault))).toEqual([]);
    await page.context().close();
  };

  test('a household withdraws for a reason; when the case is closed, a supervisor opens it again', async () => {
    const caseId = await opened('withdrawn', locale);
    await itemOf(world, caseId, 'caseworker.amman', 'eligibility-review');
    const page = await caseAt('caseworker.amman', caseId);
    const { dialog, go } = await open(page, 'withdraw');
    await go.click();
    await dialog.getByText(say('cases.reason.missing')).waitFor();
    await look(page, `withdraw.${locale}`);
    await pick(page, say('cases.reason'), say('words.reason.returned-home'));
    await go.click();
    await page.getByText(say('cases.do.withdraw.done')).waitFor();
    const outcome = say('words.value.outcome.withdrawn');
    await page.getByText(say('cases.where.closing', { outcome })).first().waitFor();
    await look(page, `withdrawn.${locale}`);
    await done(page);

    const approve = { decision: 'approve', reasonCode: 'withdrawn' };
    await decideAll(world, caseId, [['supervisor.amman', 'closure-approval', approve]]);
    await expect.poll(async () => statusOf(caseId)).toBe('closed');
    const later = await caseAt('supervisor.amman', caseId);
    const reopening = await open(later, 'reopen');
    await reopening.go.click();
    await reopening.dialog.getByText(say('cases.fault.choose')).waitFor();
    await reopening.dialog.getByText(say('cases.reason.missing')).waitFor();
    await pick(later, say('cases.reopen.from'), say('words.stage.eligibility-review'));
    await pick(later, say('cases.reason'), say('words.reason.new-information'));
    await look(later, `reopen.${locale}`);
    await reopening.go.click();
    await later.getByText(say('cases.do.reopen.done')).waitFor();
    await itemOf(world, caseId, 'caseworker.amman', 'eligibility-review');
    expect(await statusOf(caseId)).toBe('active');
    await timelineSays(later, act('case.reopened'));
    await done(later);
  });

  test('a supervisor cancels a case; whoever is later is told that it is not possible any more', async () => {
    const caseId = await opened('cancelled', locale);
    await itemOf(world, caseId, 'caseworker.amman', 'eligibility-review');
    const page = await caseAt('supervisor.amman', caseId);
    const late = await caseAt('caseworker.amman', caseId);
    const withdrawal = await open(late, 'withdraw');
    await pick(late, say('cases.reason'), say('words.reason.changed-plans'));
    const { go } = await open(page, 'cancel');
    await pick(page, say('cases.reason'), say('words.reason.quota-full'));
    await look(page, `cancel.${locale}`);
    await go.click();
    await page.getByText(say('cases.do.cancel.done')).waitFor();
    const outcome = say('words.value.outcome.cancelled');
    await page.getByText(say('cases.where.closing', { outcome })).first().waitFor();
    await withdrawal.go.click();
    await withdrawal.dialog.getByText(say('api.WrongState.title')).waitFor();
    await withdrawal.dialog.getByText(say('api.WrongState.todo')).waitFor();
    await late.getByText(say('cases.where.closing', { outcome })).first().waitFor();
    await look(late, `too-late.${locale}`);
    await done(page);
    await done(late);
  });

  test('the principal applicant died, and another member takes the place', async () => {
    const caseId = await opened('death', locale);
    await itemOf(world, caseId, 'caseworker.amman', 'eligibility-review');
    const page = await caseAt('caseworker.amman', caseId);
    const { dialog, go } = await open(page, 'death');
    await go.click();
    await dialog.getByText(say('cases.fault.choose')).waitFor();
    await pick(page, say('cases.death.who'), 'Samira Haddad');
    await go.click();
    await dialog.getByText(say('cases.fault.choose')).waitFor();
    await look(page, `death.${locale}`);
    await pick(page, say('cases.death.new-principal'), 'Karim Haddad');
    await dialog.getByLabel(say('words.field.knownFrom'), { exact: true }).fill('told by her son');
    await go.click();
    await page.getByText(say('cases.do.death.done')).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Karim Haddad' }).waitFor();
    await page.getByText(say('words.value.person-status.deceased')).first().waitFor();
    const members = page.getByRole('list', { name: say('cases.members') });
    const named = await members.locator('> li').allTextContents();
    expect(named.at(-1)).toContain('Samira');
    await look(page, `died.${locale}`);
    await done(page);
  });

  test('a sponsor is lost, a departure cancelled and an arrival corrected', {
    timeout: 400_000,
  }, async () => {
    const language = LANGUAGE.travelled!;
    for (const which of ['Lost', 'Next'])
      await register(world, {
        ...{ name: `${which} circle ${locale}`, email: `${which}-${locale}@example.org`.toLowerCase() },
        ...{ languages: [language], experience: which === 'Lost' ? 5 : 1 },
      });
    const caseId = await opened('travelled', locale, SPONSORED);
    await sponsorLost(caseId);
    await untilBooking(caseId);
    await book(caseId);
    await departureCancelled(caseId);
    await bookedInThePast(caseId);
    const departureAt = await book(caseId);
    await decideAll(world, caseId, [
      [
        'travel.amman',
        'departure',
        {
          decision: 'departed',
          departedAt: at(departureAt),
          boarding: await eachOf(caseId, 'boarding', 'boarded'),
        },
      ],
    ]);
    await arrivalRecordedAndCorrected(caseId, departureAt);
  });

  async function sponsorLost(caseId: string): Promise<void> {
    await expect.poll(async () => offerOf(caseId)).toEqual(['accepted']);
    const page = await caseAt('sponsorship.toronto', caseId);
    const { dialog, go } = await open(page, 'sponsor-lost');
    await go.click();
    await dialog.getByText(say('cases.reason.missing')).waitFor();
    await pick(page, say('cases.reason'), say('words.reason.moved-away'));
    await look(page, `sponsor-lost.${locale}`);
    await go.click();
    await page.getByText(say('cases.do.sponsor-lost.done')).waitFor();
    await itemOf(world, caseId, 'sponsorship.toronto', 'sponsor-proposal');
    await timelineSays(page, act('offer.declined'));
    await done(page);
    await decideAll(world, caseId, SPONSORED.slice(ACCEPTED.length));
  }

  const statusOf = async (caseId: string) =>
    ((await call(world, 'supervisor.amman', `/cases/${caseId}`)).case as { status: string }).status;
  const offerOf = async (caseId: string) =>
    ((await call(world, 'sponsorship.toronto', `/cases/${caseId}`)).offers as { status: string }[]).map(
      ({ status }) => status,
    );

  async function departureCancelled(caseId: string): Promise<void> {
    const page = await itemAt('travel.amman', caseId, 'departure');
    await page.getByRole('radio', { name: decision('departure', 'cancelled'), exact: true }).check();
    await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
    await page.getByText(say('work.required')).waitFor();
    await page.getByRole('radio', { name: say('words.reason.carrier-refused'), exact: true }).check();
    await look(page, `departure-cancelled.${locale}`);
    await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
    await page.waitForURL('**/console/work');
    await itemOf(world, caseId, 'travel.amman', 'travel-booking');
    await page.goto(`/console/cases/${caseId}`);
    await page.getByRole('tab').first().waitFor();
    await timelineSays(page, act('travel.cancelled'));
    await done(page);
  }

  /** What the server refuses stands at its field in the person's language. */
  async function bookedInThePast(caseId: string): Promise<void> {
    const page = await itemAt('travel.amman', caseId, 'travel-booking');
    const form = formOn(page, say);
    const booked = page.getByRole('radio', { name: decision('travel-booking', 'booked'), exact: true });
    if ((await booked.count()) > 0) await booked.check();
    await form.leg(clock.now() - DAY);
    await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
    await page.getByText(say('api.rule.in-future')).waitFor();
    // Buttons that are half beneath the bar of the page are as they are for whoever scrolls.
    await page.evaluate("document.querySelector('#page').scrollTop = 0");
    await look(page, `refused-field.${locale}`);
    await done(page);
  }

  async function arrivalRecordedAndCorrected(caseId: string, departureAt: number): Promise<void> {
    clock.advance(DAY);
    await itemOf(world, caseId, 'travel.toronto', 'arrival');
    const page = await itemAt('travel.toronto', caseId, 'arrival');
    await page.getByRole('radio', { name: decision('arrival', 'arrived'), exact: true }).check();
    await formOn(page, say).instant('arrivedAt', departureAt + 9 * HOUR);
    await formOn(page, say).each('arrivals', 'words.value.arrival.arrived');
    await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
    await page.waitForURL('**/console/work');
    await expect
      .poll(async () => (await call(world, 'travel.toronto', `/cases/${caseId}`)).travel)
      .toHaveProperty('arrivedAt');
    await done(page);

    const later = await caseAt('travel.toronto', caseId);
    const { dialog, go } = await open(later, 'arrival');
    await go.click();
    await dialog.getByText(say('cases.fault.date')).waitFor();
    const enter = async (instant: number) => {
      const [day = '', time = ''] = at(instant + AMMAN_MS).split('T');
      await dialog.getByRole('textbox', { name: say('cases.arrival.day') }).fill(day.replaceAll('-', '/'));
      await dialog.getByRole('textbox', { name: say('cases.arrival.time') }).fill(time.slice(0, 5));
    };
    await enter(clock.now() + DAY);
    await go.click();
    await dialog.getByText(say('api.rule.not-in-future')).waitFor();
    await look(later, `arrival.${locale}`);
    await enter(departureAt + 7 * HOUR);
    await go.click();
    await later.getByText(say('cases.do.arrival.done')).waitFor();
    await timelineSays(later, act('travel.arrival-corrected'));
    await done(later);
  }

  const decision = (kind: string, code: string) => say(`words.decision.${kind}.${code}`);

  async function itemAt(user: string, caseId: string, kind: string): Promise<TestPage> {
    const item = await itemOf(world, caseId, user, kind);
    const page = await browser.newPage(world.url, locale);
    await page.clock.setSystemTime(clock.now());
    await signIn(page, user, `/console/work/${item}`);
    await page.getByRole('button', { name: say('work.submit'), exact: true }).waitFor();
    return page;
  }
});
