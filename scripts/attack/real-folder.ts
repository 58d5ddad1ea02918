import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { realClock } from '../../local/clock.ts';
import { type Host, startHost } from '../../local/host.ts';

const PASSWORD = 'a long pass phrase of theirs';
export const PERSON = 'r.haddad';

export interface Tokens {
  id_token: string;
  access_token: string;
  refresh_token: string;
}

/** A folder that was a demonstration and was made real, with one caseworker of Amman besides its administrator. */
export interface RealFolder {
  readonly host: Host;
  readonly password: string;
  /** A token of the demonstration, from before. */
  readonly demonstrationToken: string;
  /** Sends a form of the sign-in page. */
  post(form: Record<string, string>): Promise<Response>;
  /** Signs in for the first time: password, then the key that the page shows. */
  enrolled(): Promise<Tokens & { cookie: string }>;
  renew(refreshToken: string): Promise<{ status: number; body: Partial<Tokens> }>;
  /** `npm run user`. */
  user(...args: string[]): void;
}

function command(dataDir: string, script: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [`scripts/identity/${script}.ts`, ...args, '--data', dataDir],
    { input: `${PASSWORD}\n`, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Expected ${script} to succeed, received ${stderr}`);
}

async function demonstrationToken(host: Host): Promise<string> {
  const answer = await fetch(`${host.url}/dev/token`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ user: 'caseworker.amman' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

/** The sign-in of one browser. */
function browserOf(url: string) {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const back = `${url}/console/signed-in`;
  const address = `${url}/oauth2/authorize?${new URLSearchParams({
    ...{ client_id: 'kinbridge', redirect_uri: back, response_type: 'code', scope: 'openid email' },
    ...{ state: 's', code_challenge: challenge, code_challenge_method: 'S256' },
  })}`;
  const post = (form: Record<string, string>) =>
    fetch(address, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  const tokens = async (form: Record<string, string>) => {
    const body = new URLSearchParams({ client_id: 'kinbridge', ...form });
    const answer = await fetch(`${url}/oauth2/token`, { method: 'POST', body });
    return { status: answer.status, body: (await answer.json()) as Tokens };
  };
  return {
    post,
    renew: (token: string) => tokens({ grant_type: 'refresh_token', refresh_token: token }),
    async enrolled() {
      const page = await (await post({ step: 'password', id: PERSON, password: PASSWORD })).text();
      const secret = /<code dir="ltr">([^<]+)</.exec(page)?.[1]?.replaceAll(' ', '');
      if (secret === undefined) throw new Error('Expected the key of a second factor, received none.');
      const code = new TOTP({ secret }).generate();
      const done = await post({ step: 'enrol', note: hidden(page, 'note'), code });
      const given = new URL(done.headers.get('location')!).searchParams.get('code')!;
      const cookie = (done.headers.get('set-cookie') ?? '').split(';')[0]!;
      const grant = { grant_type: 'authorization_code', redirect_uri: back };
      const { body } = await tokens({ ...grant, code: given, code_verifier: verifier });
      return { ...body, cookie };
    },
  };
}

export async function openRealFolder(): Promise<RealFolder & { close(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-attack-'));
  const start = () => startHost({ dataDir, clock: realClock(), rateLimits: null });
  const before = await start();
  const token = await demonstrationToken(before);
  await before.close();
  command(dataDir, 'first-user', '--id', 'p.mensah', '--name', 'Invented Person', '--keep-records');
  const named = ['--id', PERSON, '--name', 'Invented Person', '--role', 'caseworker', '--office', 'amman'];
  command(dataDir, 'user', 'add', ...named);
  const host = await start();
  return {
    ...{ host, demonstrationToken: token, password: PASSWORD },
    ...browserOf(host.url),
    user: (...args) => command(dataDir, 'user', ...args),
    async close() {
      await host.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
