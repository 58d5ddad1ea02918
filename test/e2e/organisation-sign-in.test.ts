import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realClock } from '../../local/clock.ts';
import { type Host, startHost } from '../../local/host.ts';
import { OrganisationSchema } from '../../local/identity/organisation/settings.ts';
import { type RealFolder, realFolder } from '../fixtures/real-folder.ts';
import { theirProvider } from '../local/identity/their-provider.ts';
import { axe, openBrowser, shot, type TestBrowser } from './browser.ts';

const CLIENT = { id: 'kinbridge-office', secret: 'a secret of the two' };
let theirs: Awaited<ReturnType<typeof theirProvider>>;
let folder: RealFolder;
let host: Host;
let browser: TestBrowser;

beforeAll(async () => {
  theirs = await theirProvider(CLIENT);
  folder = await realFolder([
    { id: 'en.haddad', name: 'Rania Haddad', role: 'caseworker', office: 'amman' },
    { id: 'ar.haddad', name: 'Rania Haddad', role: 'caseworker', office: 'amman' },
  ]);
  const organisation = OrganisationSchema.parse({
    ...{
      name: 'Relief Office',
      issuer: theirs.state.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
    },
  });
  [host, browser] = await Promise.all([
    startHost({ dataDir: folder.dataDir, clock: realClock(), organisation }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  await theirs?.close();
  folder?.remove();
});

describe.each([
  ['en', 1280],
  ['ar', 390],
] as const)('in %s at %i', (locale, width) => {
  test('somebody signs in where their organisation knows them, gives our code, and stands in the console', async () => {
    const page = await browser.newPage(host.url, locale, { width, height: 844 });
    theirs.state.change = ({ claims }) => void Object.assign(claims, { preferred_username: 'n.obody' });
    await page.goto('/console/cases');
    await page.locator('a.other-way').waitFor();
    await shot(page, `organisation-sign-in.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await page.locator('a.other-way').click();
    await page.getByRole('alert').waitFor();
    await shot(page, `organisation-unknown.${locale}`, true);
    expect(await axe(page)).toEqual([]);

    theirs.state.change = ({ claims }) =>
      void Object.assign(claims, { sub: locale, preferred_username: `${locale}.haddad` });
    await page.getByRole('link').click();
    await page.locator('a.other-way').click();
    await page.locator('input[name=code]').waitFor();
    const secret = ((await page.locator('p code').first().textContent()) ?? '').replaceAll(' ', '');
    await page.locator('input[name=code]').fill(new TOTP({ secret }).generate());
    await page.getByRole('button').click();
    await page.locator('.shell main h1').waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/cases');
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});
