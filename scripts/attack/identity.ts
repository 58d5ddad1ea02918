import type { RealFolder } from './real-folder.ts';
import { PERSON } from './real-folder.ts';
import type { Attack, Found } from './world.ts';
import { answers, firstOf } from './world.ts';

const FIVE_MINUTES_MS = 5 * 60_000;

const asking = (url: string, token: string) =>
  fetch(`${url}/cases`, { headers: { authorization: `Bearer ${token}` } });

/** What is answered when the machine's clock stands so much later; the host reads no other. */
async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const now = Date.now;
  Date.now = () => now() + ms;
  try {
    return await work();
  } finally {
    Date.now = now;
  }
}

/** Nobody is anybody any more: no demo staff, no token for the asking, none from before, no mailbox. */
async function demonstration({ host: { url }, post, demonstrationToken }: RealFolder): Promise<Found> {
  const asked = await fetch(`${url}/dev/token`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ user: 'caseworker.amman' }),
  });
  const chosen = await post({ user: 'caseworker.amman' });
  const right = await post({ step: 'password', id: 'caseworker.amman', password: '' });
  return firstOf(
    answers({ status: asked.status }, 401, 404),
    answers({ status: (await fetch(`${url}/dev/mailbox`)).status }, 401, 404),
    answers({ status: (await asking(url, demonstrationToken)).status }, 401),
    ...[chosen, right].map(({ headers }) =>
      headers.get('location') === null ? undefined : 'a demo user was signed in',
    ),
  );
}

async function guessed({ post, password }: RealFolder): Promise<Found> {
  for (let tried = 0; tried < 5; tried += 1)
    await post({ step: 'password', id: 'p.mensah', password: `${tried}` });
  const right = await (await post({ step: 'password', id: 'p.mensah', password })).text();
  return /otpauth|<code dir="ltr">/.test(right)
    ? 'the account is open after five wrong passwords'
    : undefined;
}

/** A token that only says that somebody signed in, a role that was taken away, a sign-in that was ended. */
async function tokens(folder: RealFolder): Promise<Found> {
  const { host, renew, user } = folder;
  const signedIn = await folder.enrolled();
  const own = await asking(host.url, signedIn.id_token);
  const access = await asking(host.url, signedIn.access_token);
  user('remove-role', '--id', PERSON, '--role', 'caseworker');
  const old = await later(FIVE_MINUTES_MS + 1000, () => asking(host.url, signedIn.id_token));
  const renewed = await renew(signedIn.refresh_token);
  const now = await asking(host.url, renewed.body.id_token ?? '');
  await fetch(`${host.url}/oauth2/logout`, { headers: { cookie: signedIn.cookie }, redirect: 'manual' });
  const after = await renew(signedIn.refresh_token);
  const again = await renew(renewed.body.refresh_token ?? '');
  return firstOf(
    own.status === 200
      ? undefined
      : `the person’s own token was answered ${own.status}, so nothing was tried`,
    access.status === 401 ? undefined : `an access token was answered ${access.status}`,
    old.status === 401 ? undefined : `a token of the removed role was answered ${old.status} after 5 minutes`,
    renewed.status === 200 && now.status === 403 ? undefined : `the renewed token was answered ${now.status}`,
    after.status === 400 && again.status === 400 ? undefined : 'a sign-in was renewed after the sign-out',
  );
}

export const IDENTITY: readonly Attack<RealFolder>[] = [
  {
    by: 'stranger at a real folder',
    what: 'is anybody, as in a demonstration (fault 5)',
    run: demonstration,
  },
  { by: 'stranger at a real folder', what: 'guesses a password (fault 5)', run: guessed },
  {
    by: 'insider who was removed',
    what: 'keeps an access token, a role after 5 minutes, a sign-in after the sign-out (fault 5)',
    run: tokens,
  },
];
