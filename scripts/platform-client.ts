import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

interface Reply {
  readonly status: number;
  readonly body: { title?: string; detail?: string; token?: string };
}

async function ask(url: string, method: string, path: string, body: unknown, token?: string): Promise<Reply> {
  const answer = await fetch(new URL(path, url), {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error(
      `Nothing answers at ${url}: start the platform with npm start, or name its address with --url.`,
    );
  });
  return { status: answer.status, body: (await answer.json()) as Reply['body'] };
}

interface Options {
  readonly url: string;
  /** One of the people of a demonstration. */
  readonly user: string;
  /** A file with an ID token, of an installation that has real sign-in. */
  readonly token?: string | undefined;
}

/** A call of the API, which throws what the platform says if it refuses. */
export type Call = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>;

/** The API as one of its people; a sign-in that ends while long work goes on is renewed, if it was made here. */
export function platformAt({ url, user, token: file }: Options): Call {
  const answered = (path: string, { status, body }: Reply): Reply['body'] => {
    if (status >= 300) throw new Error(`${path} was refused (${status}): ${body.detail ?? body.title}`);
    return body;
  };
  const signIn = async (): Promise<string | undefined> =>
    file === undefined
      ? answered('/dev/token', await ask(url, 'POST', '/dev/token', { user })).token
      : readFileSync(file, 'utf8').trim();
  let token: string | undefined;
  return async (method, path, body) => {
    token ??= await signIn();
    let reply = await ask(url, method, path, body, token);
    if (reply.status === 401 && file === undefined) {
      token = await signIn();
      reply = await ask(url, method, path, body, token);
    }
    return answered(path, reply);
  };
}
