import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from './browser.ts';
import type { Form } from './desk.ts';
import { deskOf } from './desk.ts';
import { enter } from './registration.ts';
import { stepClock } from './step-clock.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0, stepClock()), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const NAMES = { en: 'Parvana Tolibova', ar: 'هدى الزنبقي' };
const categories = async ({ page, say }: Form) => {
  for (const [field, category] of [
    ['primaryCategory', 'medical-needs'],
    ['secondaryCategory', 'lack-of-foreseeable-alternatives'],
  ] as const) {
    await page.getByRole('button', { name: new RegExp(say(`words.field.${field}`)) }).click();
    const option = page.getByRole('option', { name: say(`words.value.category.${category}`), exact: true });
    await option.last().click();
  }
};

test.each(['en', 'ar'] as const)(
  'in %s, a household is registered without destination and categories, which work asks for',
  { timeout: 600_000 },
  async (locale) => {
    const say = textsOf(locale);
    const desk = deskOf(world, browser, locale);
    const page = await desk.at('caseworker.amman', '/console/cases/new');
    const next = () => page.locator('main button[class*="variant-primary"]').last().click();
    await page.getByLabel(say('cases.field.number'), { exact: true }).fill(`OPEN-${locale}`);
    await desk.look(page, 'left-open-household');
    await next();
    const form = { page, say, look: async () => {} };
    await enter(form, 0, {
      name: NAMES[locale],
      relationship: 'principal-applicant',
      sex: 'f',
      birthDate: '1990-02-03',
    });
    await next();
    await next();
    await next();
    await page.getByText(say('words.not-yet')).first().waitFor();
    await desk.look(page, 'left-open-review');
    await page.getByRole('button', { name: say('cases.register'), exact: true }).click();
    await page.getByText(say('cases.start.question')).waitFor();
    await page.getByRole('button', { name: say('cases.start'), exact: true }).click();
    await page.getByText(say('cases.start.done')).waitFor();
    await world.itemFor('caseworker.amman', 'submission-categories');
    await page.reload();
    await page.getByText(say('cases.wait.submission-categories')).first().waitFor();
    await desk.look(page, 'left-open-case');
    const caseId = new URL(page.url()).pathname.split('/').at(-1)!;
    await page.context().close();

    const caseworker = 'caseworker.amman';
    await desk.decide({ user: caseworker, kind: 'submission-categories', decision: 'set', fill: categories });
    await world.itemFor(caseworker, 'consent-request');
    const after = await desk.at(caseworker, `/console/cases/${caseId}`);
    await after.getByText(say('words.value.category.medical-needs')).first().waitFor();
    await desk.look(after, 'left-open-categories-set');
    expect(await after.getByText(say('words.not-yet')).count()).toBeGreaterThan(0);
    await after.context().close();
  },
);
