import { afterAll, beforeAll, expect, test } from 'vitest';
import { adult, household } from '../fixtures/household.ts';
import { openBrowser, type TestBrowser } from './browser.ts';
import { deskOf } from './desk.ts';
import { choose, enter } from './registration.ts';
import { stepClock } from './step-clock.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

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

const CONSENT = { recipient: 'tracing', fields: [], textVersion: 'v1', givenOn: '2026-01-05' };
/** Another brother and sister in each language: the same twice on one host would be taken for what they are. */
const FAMILIES = {
  en: { seeker: 'Zahra Ahmadi', sought: 'Jawad Ahmadi', written: 'جواد احمدی', mother: 'Parwin' },
  ar: { seeker: 'ليان الزنبقي', sought: 'فارس الزنبقي', written: 'Faris al-Zanbaqi', mother: 'هدى' },
} as const;

test.each(['en', 'ar'] as const)(
  'in %s, whoever registers a person is shown that a household looks for them, and a tracing officer decides',
  { timeout: 600_000 },
  async (locale) => {
    const say = textsOf(locale);
    const desk = deskOf(world, browser, locale);
    const { seeker, sought, written, mother } = FAMILIES[locale];
    const born = { sex: 'm' as const, birthYear: 1990, nationality: 'AFG' };
    const relatives = [{ relation: 'mother' as const, name: mother }];
    const members = [adult({ name: seeker, motherName: mother, nationality: 'AFG' })];
    const body = household({
      ...{ office: 'amman', destinationOffice: 'toronto', members },
      consents: [{ ...CONSENT, purpose: 'tracing' }],
      tracing: [{ seeker: 0, sought: { name: sought, relationship: 'brother', ...born, relatives } }],
    });
    await world.host.request('POST', '/cases', { user: 'caseworker.amman', body });
    await desk.decide({ user: 'tracing.amman', kind: 'tracing-search', decision: 'started' });

    const page = await desk.at('caseworker.amman', '/console/cases/new');
    const form = { page, say, look: async () => {} };
    const next = () => page.locator('main button[class*="variant-primary"]').last().click();
    await page.getByLabel(say('cases.field.number'), { exact: true }).fill(`FOUND-${locale}`);
    await next();
    await enter(form, 0, {
      ...{ name: written, relationship: 'principal-applicant', sex: 'm', birthDate: '1990-06-07' },
    });
    await page.getByLabel(say('cases.field.nationality')).fill('AFG');
    await page.keyboard.press('Escape');
    await next();
    await page.getByRole('button', { name: say('cases.consent.add') }).click();
    await choose(form, say('cases.consent.purpose'), 'purpose.tracing');
    await page.getByLabel(say('cases.consent.recipient')).fill('tracing');
    await page.getByLabel(say('cases.consent.givenOn')).fill('2026-01-05');
    await page.getByLabel(say('cases.consent.textVersion')).fill('v1');
    await next();
    await next();
    await page.getByText(say('cases.relatives')).waitFor();
    await page.getByText(seeker).first().waitFor();
    await page.getByText(say('tracing.evidence'), { exact: true }).first().click();
    await page
      .getByRole('table', { name: say('tracing.evidence') })
      .getByText(sought)
      .first()
      .waitFor();
    await desk.look(page, 'relatives-review');
    await page.getByRole('button', { name: say('cases.register'), exact: true }).click();
    await page.getByText(say('cases.start.question')).waitFor();
    await page.context().close();

    await world.itemFor('tracing.amman', 'tracing-candidate');
    const item = await desk.at('tracing.amman', '/console/work');
    const kind = say('words.kind.tracing-candidate');
    await item.getByRole('link', { name: kind, exact: true }).last().click();
    for (const decision of ['confirm', 'reject', 'defer'])
      await item.getByRole('radio', { name: say(`words.decision.tracing-candidate.${decision}`) }).waitFor();
    await item.getByText(written).first().waitFor();
    expect(item.faults).toEqual([]);
    await item.context().close();
  },
);
