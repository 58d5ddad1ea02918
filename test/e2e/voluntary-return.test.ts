import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from './browser.ts';
import type { Form } from './desk.ts';
import { deskOf } from './desk.ts';
import type { RegistrationDesk } from './registration.ts';
import { choose, registerFamily } from './registration.ts';
import { call } from './sponsors.ts';
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

const today = (): string => new Date(clock.now()).toISOString().slice(0, 10);

/** The programme is chosen, is asked for what it needs, and says so when nothing is answered. */
async function ofReturn(desk: RegistrationDesk): Promise<void> {
  const { page, say } = desk;
  await choose(desk, say('cases.column.programme'), 'programme.voluntary-return');
  await choose(desk, say('words.field.legalStatus'), 'legalStatus.asylum-refused');
  for (const [field, answer] of [
    ['detained', 'false'],
    ['removalOrder', 'true'],
  ])
    await page
      .getByRole('radiogroup', { name: say(`words.field.${field}`) })
      .getByRole('radio', { name: say(`words.value.yes-no.${answer}`), exact: true })
      .check();
}

const everybody = async ({ page }: Form): Promise<void> => {
  for (const box of await page.getByRole('checkbox').all()) await box.check();
};
const consented = async (form: Form): Promise<void> => {
  const { page, say } = form;
  await everybody(form);
  await page.getByRole('textbox', { name: say('words.field.textVersion') }).fill('v1');
  await speaking(form);
  await page.getByRole('radio', { name: say('words.value.taken.signed'), exact: true }).check();
};
const speaking = async ({ page, say }: Form): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(say('words.field.language')) }).click();
  await page.getByRole('option').first().click();
};

test.each(['en', 'ar'] as const)(
  'in %s, a household that wishes to return is registered as that, counselled, and declares',
  { timeout: 600_000 },
  async (locale) => {
    const say = textsOf(locale);
    const desk = deskOf(world, browser, locale);
    const page = await desk.at('caseworker.amman', '/console/cases/new');
    const look = (shown: string) => desk.look(page, `return-${shown}`);
    const number = `AVR-${locale}`;
    const caseId = await registerFamily({ page, say, look }, number, today(), ofReturn);
    await page.context().close();

    await desk.decide({
      user: 'caseworker.amman',
      kind: 'consent-request',
      decision: 'given',
      fill: consented,
    });
    await desk.decide({
      ...{ user: 'caseworker.amman', kind: 'return-counselling', decision: 'declared' },
      async fill(form) {
        await form.day('declaredOn', today());
        await speaking(form);
        await everybody(form);
      },
    });

    await world.itemFor('health.amman', 'health-exam');
    const after = await desk.at('caseworker.amman', `/console/cases/${caseId}`);
    await after.getByText(say('words.value.legalStatus.asylum-refused')).waitFor();
    await desk.look(after, 'return-case');
    await after.getByRole('tab', { name: say('cases.tab.stages') }).click();
    await after.getByText(say('words.stage.reintegration')).first().waitFor();
    await desk.look(after, 'return-stages');
    expect(await after.getByText(say('words.stage.state-decision')).count()).toBe(0);
    const file = await call(world, 'caseworker.amman', `/cases/${caseId}`);
    expect(file).toMatchObject({
      case: { programme: 'voluntary-return', stages: { 'return-counselling': { outcome: 'declared' } } },
      particulars: { legalStatus: 'asylum-refused', detained: false, removalOrder: true },
    });
    await after.context().close();
  },
);
