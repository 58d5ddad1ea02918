import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Host, startHost } from '../../local/host.ts';
import { PASSWORD, type RealFolder, realFolder } from '../fixtures/real-folder.ts';
import { axe, openBrowser, shot, type TestBrowser, type TestPage } from './browser.ts';
import { type StepClock, stepClock } from './step-clock.ts';
import { textsOf } from './texts.ts';

const OFFICE = 'amman';
const THEIRS = 'four words that nobody guesses';
let folder: RealFolder;
let clock: StepClock;
let host: Host;
let browser: TestBrowser;

beforeAll(async () => {
  const people = [
    { id: 'p.mensah', name: 'Paul Mensah', role: 'administrator' },
    { id: 'h.duarte', name: 'Helena Duarte', role: 'administrator' },
    { id: 'l.nasser', name: 'Leila Nasser', role: 'supervisor', office: OFFICE },
    { id: 'k.odeh', name: 'Karim Odeh', role: 'caseworker', office: OFFICE },
    { id: 'z.hijazi', name: 'Zeina Hijazi', role: 'caseworker', office: OFFICE },
  ] as const;
  folder = await realFolder(people);
  clock = stepClock();
  [host, browser] = await Promise.all([startHost({ dataDir: folder.dataDir, clock }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  folder?.remove();
});

const secrets = new Map<string, { secret: string; at: number }>();

/** A code of the authenticator that is good once: of the next step, if this one was used. */
async function codeOf(id: string, shown: string | undefined): Promise<string> {
  const known = shown === undefined ? secrets.get(id) : { secret: shown, at: 0 };
  if (!known) throw new Error(`Expected the second factor of ${id}, received none.`);
  const timestamp = Math.max(Date.now(), known.at + 30_000);
  secrets.set(id, { ...known, at: timestamp });
  return new TOTP({ secret: known.secret }).generate({ timestamp });
}

/** Signs in with a password and a code, which is set up the first time, until the console stands. */
async function enter(page: TestPage, say: ReturnType<typeof textsOf>, id: string, password = PASSWORD) {
  await page.locator('input[name=id]').fill(id);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button').click();
  await page.locator('input[name=code]').waitFor();
  const key = page.locator('p code');
  const shown =
    (await key.count()) > 0 ? ((await key.first().textContent()) ?? '').replaceAll(' ', '') : undefined;
  await page.locator('input[name=code]').fill(await codeOf(id, shown));
  await page.getByRole('button').click();
  await page.locator('.shell main h1').waitFor();
  expect(say('app.navigation')).toBeTruthy();
}

/** What scrolls sideways by itself, but for the tabs, which say so by their arrows. */
const SIDEWAYS = `document.documentElement.scrollWidth > innerWidth + 1`;

describe.each([
  ['en', 1280],
  ['ar', 390],
] as const)('in %s at %i', (locale, width) => {
  const say = textsOf(locale);
  const login = `n.saleh-${locale}`;
  const at = async (id: string, path: string) => {
    const page = await browser.newPage(host.url, locale, { width, height: 844 });
    await page.clock.setSystemTime(host.clock.now());
    await page.goto(path);
    await enter(page, say, id);
    return page;
  };
  const look = async (page: TestPage, name: string) => {
    await shot(page, `administrator-${name}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(SIDEWAYS)).toBe(false);
  };
  const press = (page: TestPage, text: string, values?: Record<string, string>) =>
    page.getByRole('button', { name: say(text, values), exact: true }).click();

  test('a colleague is added, approved by a second person, signs in, is suspended and is out', async () => {
    const chief = await at('p.mensah', '/console/people');
    await press(chief, 'people.add');
    const dialog = chief.getByRole('dialog');
    await dialog.getByLabel(say('people.name'), { exact: true }).fill('Noor Saleh');
    await dialog.getByLabel(say('people.login'), { exact: true }).fill(login);
    await dialog.getByRole('button', { name: say('people.roles') }).click();
    await chief.getByRole('option', { name: say('words.role.caseworker') }).click();
    await chief.keyboard.press('Escape');
    await dialog.getByRole('combobox', { name: say('people.office') }).fill(OFFICE);
    await look(chief, 'add');
    await press(chief, 'people.add.go');
    const link = (await chief.locator('.identifier', { hasText: '/oauth2/welcome' }).textContent()) ?? '';
    await press(chief, 'clients.key.kept');
    await chief.getByRole('link', { name: 'Noor Saleh' }).first().waitFor();
    await look(chief, 'people');

    // The new colleague chooses a password, and may do nothing yet.
    const page = await browser.newPage(host.url, locale, { width, height: 844 });
    await page.goto(link.trim());
    await page.locator('input[name=password]').fill(THEIRS);
    await page.locator('input[name=again]').fill(THEIRS);
    await shot(page, `administrator-welcome.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button').click();
    await page.getByRole('status').waitFor();
    await page.goto(link.trim());
    expect(await page.locator('input').count()).toBe(0);

    const lead = await at('l.nasser', `/console/people/${login}`);
    await look(lead, 'pending');
    await press(lead, 'people.pending.approve');
    await lead.getByText(say('people.pending.approved')).waitFor();
    await lead.getByText(new RegExp(`^${say('cases.act.staff.access-approved')} ·`)).waitFor();

    await page.goto('/console/cases');
    await enter(page, say, login, THEIRS);
    await page.getByRole('heading', { level: 1 }).waitFor();

    await chief.goto(`/console/people/${login}`);
    await press(chief, 'people.suspend');
    const suspending = chief.getByRole('dialog');
    await suspending.getByRole('button', { name: say('people.why') }).click();
    await chief.getByRole('option', { name: say('people.reason.left-the-house') }).click();
    await suspending.getByRole('button', { name: say('people.suspend'), exact: true }).click();
    await chief.getByText(say('people.suspend.done')).waitFor();
    await look(chief, 'suspended');
    expect(chief.faults.filter((fault) => !fault.includes('401'))).toEqual([]);

    // Whatever is open on their screen works no more, and the password opens nothing.
    await page.goto('/console/cases');
    await page.locator('input[name=password]').waitFor();
    await page.locator('input[name=id]').fill(login);
    await page.locator('input[name=password]').fill(THEIRS);
    await page.getByRole('button').click();
    await page.getByRole('alert').waitFor();
    for (const each of [chief, page, lead]) await each.context().close();
  });
});
