import { expect } from 'vitest';
import { axe, type Locale, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { textsOf } from './texts.ts';
import type { World } from './world.ts';

export interface Act {
  /** The demo user, such as `caseworker.amman`. */
  readonly user: string;
  readonly kind: string;
  readonly decision: string;
  /** Whether it is asked about, because nobody can undo it. */
  readonly asks?: true;
  /** Fills what the decision asks for besides. */
  fill?(form: Form): Promise<void>;
}

/** The form of a work item, by the ids of its words. */
export interface Form {
  readonly page: TestPage;
  readonly say: ReturnType<typeof textsOf>;
  /** A day, as `2026-11-22`, in the field of this name. */
  day(field: string, day: string): Promise<void>;
  /** A value of a list that opens, in the field of this name. */
  pick(field: string, value: string): Promise<void>;
  /** An instant, to the minute, in the field of this name, by the clock of the browser. */
  instant(field: string, at: number): Promise<void>;
  /** The same for each member, in the list of this name: the words of its value. */
  each(field: string, value: string): Promise<void>;
  /** A number for each paper that is missing, all valid until a day. */
  papers(validUntil: string): Promise<void>;
  /** The first leg of a journey, which leaves at an instant: from Amman to Toronto. */
  leg(at: number): Promise<void>;
}

/** The time zone of the test browsers; Amman keeps the same hours all year. */
export const AMMAN_MS = 3 * 3_600_000;

export interface Desk {
  /** Signs in as this person at a page of the console, whose clock is the host's. */
  at(user: string, path: string): Promise<TestPage>;
  /** Keeps a picture of a page and has axe look at it. */
  look(page: TestPage, name: string): Promise<void>;
  /** Signs in, opens the first item of a kind from the queue, decides it, and is told so. */
  decide(act: Act): Promise<void>;
}

/** What staff do in the console in one language. */
export function deskOf(
  world: World,
  browser: TestBrowser,
  locale: Locale,
  size?: { width: number; height: number },
): Desk {
  const say = textsOf(locale);
  const desk: Desk = {
    async at(user, path) {
      const page = await browser.newPage(world.url, locale, size);
      await page.clock.setSystemTime(world.host.clock.now());
      await signIn(page, user, path);
      return page;
    },
    async look(page, name) {
      await shot(page, `journey-${name}.${locale}`, true);
      expect(await axe(page)).toEqual([]);
      expect(page.faults).toEqual([]);
    },
    async decide({ user, kind, decision, asks, fill }) {
      await world.itemFor(user, kind);
      const page = await desk.at(user, '/console/work');
      await page
        .getByRole('link', { name: say(`words.kind.${kind}`), exact: true })
        .first()
        .click();
      const words = `words.decision.${kind}.${decision}`;
      await page.getByRole('radio', { name: say(words), exact: true }).check();
      await fill?.(formOn(page, say));
      await desk.look(page, kind);
      await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
      if (asks) {
        const dialog = page.getByRole('dialog');
        await dialog.getByText(say(`words.then.${kind}.${decision}`)).waitFor();
        await dialog.getByRole('button', { name: say('work.then.go') }).click();
      }
      await page.waitForURL('**/console/work');
      const what = say('work.decided.what', { kind: say(`words.kind.${kind}`), decision: say(words) });
      await page.getByText(say('work.decided', { what })).waitFor();
      expect(page.faults).toEqual([]);
      await page.context().close();
    },
  };
  return desk;
}

/** The money that a sponsor of the test has set aside, in the form that confirms it. */
export async function fillFunds({ page, say }: Pick<Form, 'page' | 'say'>): Promise<void> {
  await page.getByRole('textbox', { name: say('words.field.amount') }).fill('60000');
  await page.getByRole('radio', { name: say('words.value.account.trust-account') }).check();
  await page.getByRole('radio', { name: say('words.value.proof.bank-statement') }).check();
}

/** The form of the work item on this page. */
export const formOn = (page: TestPage, say: Form['say']): Form => ({
  page,
  say,
  async day(field, day) {
    await page
      .getByRole('textbox', { name: say(`words.field.${field}`) })
      .first()
      .fill(day.replaceAll('-', '/'));
  },
  async pick(field, value) {
    await page.getByRole('button', { name: new RegExp(`^${say(`words.field.${field}`)}`) }).click();
    // What is chosen already says so beside its name.
    await page
      .getByRole('option', { name: new RegExp(say(`words.value.${field}.${value}`)) })
      .first()
      .click();
  },
  async instant(field, at) {
    const [day = '', time = ''] = new Date(at + AMMAN_MS).toISOString().split('T');
    const what = say(`words.field.${field}`);
    await page
      .getByRole('textbox', { name: say('work.day.of', { what }), exact: true })
      .fill(day.replaceAll('-', '/'));
    await page
      .getByRole('textbox', { name: say('work.time.of', { what }), exact: true })
      .fill(time.slice(0, 5));
  },
  async each(field, value) {
    const list = page.getByRole('group', { name: say(`words.field.${field}`), exact: true });
    for (const row of await list.locator('.each-row').all()) {
      const choice = row.getByRole('button', { name: say(value), exact: true });
      if ((await choice.count()) > 0) await choice.click();
      else {
        await row.getByRole('button').click();
        await page.getByRole('option', { name: say(value), exact: true }).click();
      }
    }
  },
  async papers(validUntil) {
    const rows = page.getByRole('group', { name: say('words.field.papers'), exact: true }).locator('.row');
    await rows.first().waitFor();
    for (const [index, row] of (await rows.all()).entries()) {
      const cell = (field: string) =>
        row.getByRole('textbox', { name: new RegExp(`^${escaped(say(`words.field.${field}`))}`) });
      await cell('number').fill(`T-${index}`);
      await cell('validUntil').fill(validUntil.replaceAll('-', '/'));
    }
  },
  async leg(at) {
    const local = (instant: number) => new Date(instant + AMMAN_MS).toISOString().split('T');
    const row = page
      .getByRole('group', { name: say('words.field.legs'), exact: true })
      .locator('.row')
      .first();
    const text = (field: string, value: string) =>
      row.getByRole('textbox', { name: new RegExp(`^${escaped(say(`words.field.${field}`))}`) }).fill(value);
    for (const [field, instant] of [
      ['departs', at],
      ['arrives', at + 14 * 3_600_000],
    ] as const) {
      const [day = '', time = ''] = local(instant);
      const what = say(`words.field.${field}`);
      await row
        .getByRole('textbox', { name: say('work.day.of', { what }), exact: true })
        .fill(day.replaceAll('-', '/'));
      await row
        .getByRole('textbox', { name: say('work.time.of', { what }), exact: true })
        .fill(time.slice(0, 5));
    }
    for (const zone of ['fromZone', 'toZone']) {
      await row.getByRole('button', { name: new RegExp(`^${escaped(say(`words.field.${zone}`))}`) }).click();
      await page.getByRole('combobox').last().fill('Asia/Amman');
      await page.getByRole('option', { name: 'Asia/Amman' }).first().click();
    }
    await text('fromPort', 'AMM');
    await text('toPort', 'YYZ');
    await text('carrier', 'Kinbridge Air');
    await text('flight', 'KB 101');
    await text('metBy', 'Reception office');
  },
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
