import { randomUUID } from 'node:crypto';

interface Reply {
  readonly status: number;
  readonly body: { title?: string; detail?: string; token?: string };
}

async function post(url: string, path: string, body: unknown, token?: string): Promise<Reply> {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }),
  };
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error(
      `Nothing answers at ${url}: start the platform with npm start, or name its address with --url.`,
    );
  });
  return { status: answer.status, body: (await answer.json()) as Reply['body'] };
}

/** The API of an embedded host as one of its people; a sign-in that ends while a long file goes in is renewed. */
export function platformAt(url: string, user: string): (path: string, body: unknown) => Promise<unknown> {
  let token: string | undefined;
  const answered = (path: string, { status, body }: Reply) => {
    if (status >= 300) throw new Error(`${path} was refused (${status}): ${body.detail ?? body.title}`);
    return body;
  };
  const signIn = async () => answered('/dev/token', await post(url, '/dev/token', { user })).token;
  return async (path, body) => {
    token ??= await signIn();
    let reply = await post(url, path, body, token);
    if (reply.status === 401) {
      token = await signIn();
      reply = await post(url, path, body, token);
    }
    return answered(path, reply);
  };
}
