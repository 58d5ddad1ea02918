import { createHash, randomBytes } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { SIGNED_IN_PATH } from '../../contracts/console.ts';
import { userNamed } from '../../local/identity/demo-users.ts';

interface Pool {
  readonly url: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly publicUrl: string;
}

/** Tokens last five minutes. */
const FRESH_MS = 240_000;

/** Signs people of the demo in at the pool as browsers do, with an authorization code and PKCE; adds those who are new. */
export function openPeople(pool: Pool): (user: string) => Promise<string> {
  const cognito = new CognitoIdentityProviderClient({ endpoint: pool.url, region: pool.region });
  const added = new Map<string, Promise<string>>();
  const tokens = new Map<string, { at: number; token: Promise<string> }>();
  const passwordOf = (user: string): Promise<string> => {
    const known = added.get(user) ?? add(cognito, pool.userPoolId, user);
    added.set(user, known);
    return known;
  };
  return (user) => {
    const known = tokens.get(user);
    if (known && performance.now() - known.at < FRESH_MS) return known.token;
    const token = passwordOf(user).then((password) => signIn(pool, user, password));
    tokens.set(user, { at: performance.now(), token });
    return token;
  };
}

const addressOf = (user: string): string => `${user}@kinbridge.example`;

async function add(cognito: CognitoIdentityProviderClient, pool: string, id: string): Promise<string> {
  const user = userNamed(id);
  if (!user) throw new Error(`Expected a user of the demo, received ${id}.`);
  const Password = `${randomBytes(18).toString('base64url')}aA1!`;
  const who = { UserPoolId: pool, Username: addressOf(id) };
  const attributes = { email: addressOf(id), email_verified: 'true', name: user.name };
  const { User } = await cognito
    .send(
      new AdminCreateUserCommand({
        ...who,
        MessageAction: 'SUPPRESS',
        TemporaryPassword: Password,
        UserAttributes: Object.entries({
          ...attributes,
          ...(user.office ? { 'custom:office': user.office } : {}),
        }).map(([Name, Value]) => ({ Name, Value })),
      }),
    )
    .catch((error: Error) => {
      // Added by an earlier run on the same emulator.
      if (error.name !== 'UsernameExistsException') throw error;
      return { User: undefined };
    });
  const Username = User?.Username ?? who.Username;
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId: pool, Username, Password, Permanent: true }),
  );
  for (const GroupName of user.roles)
    await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId: pool, Username, GroupName }));
  return Password;
}

async function signIn({ url, clientId, publicUrl }: Pool, user: string, password: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const redirect = publicUrl + SIGNED_IN_PATH;
  const form = {
    ...{ client_id: clientId, redirect_uri: redirect, response_type: 'code', scope: 'openid email' },
    ...{ state: 's', username: addressOf(user), password, code_challenge_method: 'S256' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  };
  const sent = await fetch(`${url}/login`, {
    ...{ method: 'POST', redirect: 'manual' },
    body: new URLSearchParams(form),
  });
  const location = sent.headers.get('location');
  const code = location && new URL(location).searchParams.get('code');
  if (!code)
    throw new Error(`${user} could not sign in: ${sent.status} ${(await sent.text()).slice(0, 300)}`);
  const answer = await fetch(`${url}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirect },
      ...{ code, code_verifier: verifier },
    }),
  });
  const { id_token: token } = (await answer.json()) as { id_token?: string };
  if (!token) throw new Error(`${user} got no token: ${answer.status}`);
  return token;
}
