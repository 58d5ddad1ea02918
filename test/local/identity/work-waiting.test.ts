import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { type Host, startHost } from '../../../local/host.ts';
import { userNamed } from '../../../local/identity/demo-users.ts';
import { countWaiting } from '../../../local/identity/work-waiting.ts';
import { household } from '../../fixtures/household.ts';

let host: Host;
beforeAll(async () => {
  host = await startHost({ dataDir: ':memory:', clock: realClock() });
});
afterAll(() => host.close());

const page = async (locale: string): Promise<string> =>
  (
    await fetch(
      `${host.url}/oauth2/authorize?${new URLSearchParams({
        ...{ client_id: 'kinbridge', response_type: 'code', scope: 'openid', ui_locales: locale },
        ...{ redirect_uri: `${host.url}/console/signed-in`, state: 's', nonce: 'n' },
        ...{ code_challenge: 'c'.repeat(43), code_challenge_method: 'S256' },
      })}`,
    )
  ).text();
const buttonOf = (html: string, id: string): string =>
  /<button .*?<\/button>/.exec(html.slice(html.indexOf(`name="user" value="${id}"`) - 10))?.[0] ?? '';

test('the sign-in page of a demonstration says at whose desk there is something to do', async () => {
  expect(buttonOf(await page('en'), 'caseworker.amman')).not.toContain('Open');
  const body = { ...household({ number: 'KB-AMM-00001' }), start: true };
  expect((await host.request('POST', '/cases', { user: 'caseworker.amman', body })).status).toBe(201);
  const buttonNow = async () => buttonOf(await page('en'), 'caseworker.amman');
  await expect.poll(buttonNow, { timeout: 60_000 }).toContain('<span class="to-do">Open: 1</span>');
  expect(await buttonNow()).toContain('<code dir="ltr">caseworker.amman</code>');
  const html = await page('fr');
  expect(buttonOf(html, 'caseworker.beirut')).not.toContain('to-do');
  expect(buttonOf(html, 'auditor')).toContain('Tous les dossiers');
  const { waitingFor } = await countWaiting(host.table, () => Date.now() + 3 * 366 * 86_400_000);
  expect(waitingFor(userNamed('caseworker2.amman')!)).toEqual({ open: 1, overdue: 1 });
});
