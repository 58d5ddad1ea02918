import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const HOST = fileURLToPath(new URL('./host.ts', import.meta.url));
/** Tokens last five minutes. */
const RENEW_MS = 200_000;

export interface Served {
  readonly url: string;
  /** Answers of the API as one person, with the milliseconds from asking to the last byte. */
  ask(user: string, path: string, body?: object): Promise<{ text: string; ms: number }>;
  megabytes(): Promise<number>;
  /** Milliseconds of a processor that the host has used: what a busy machine does not change. */
  processor(): Promise<number>;
  close(): Promise<void>;
}

/** The host in a process of its own, so that whoever asks does not stand in the way of whoever answers. */
export async function serve(cases: number, folder?: string): Promise<Served> {
  const child = fork(HOST, [String(cases), ...(folder === undefined ? [] : [folder])], {
    execArgv: ['--optimize-for-size'],
  });
  const { url } = await told<{ url: string }>(child);
  const tokens = new Map<string, { token: string; until: number }>();

  async function tokenOf(user: string): Promise<string> {
    const known = tokens.get(user);
    if (known && known.until > Date.now()) return known.token;
    const answer = await fetch(`${url}/dev/token`, posted({ user }));
    const { token } = (await answer.json()) as { token: string };
    tokens.set(user, { token, until: Date.now() + RENEW_MS });
    return token;
  }

  return {
    url,
    async ask(user, path, body) {
      const authorization = `Bearer ${await tokenOf(user)}`;
      const began = performance.now();
      const sent = body ? posted(body, { authorization }) : { headers: { authorization } };
      const answer = await fetch(url + path, sent);
      const text = await answer.text();
      const ms = performance.now() - began;
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
      return { text, ms };
    },
    async megabytes() {
      child.send('memory');
      return (await told<{ megabytes: number }>(child)).megabytes;
    },
    async processor() {
      child.send('processor');
      return (await told<{ ms: number }>(child)).ms;
    },
    async close() {
      child.send('close');
      await once(child, 'exit');
    },
  };
}

const posted = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function told<T>(child: ChildProcess): Promise<T> {
  const heard = new AbortController();
  const { signal } = heard;
  const gone = once(child, 'exit', { signal }).then(() => {
    throw new Error('Expected the host to answer, received its end.');
  });
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), gone])) as [T];
    return message;
  } finally {
    gone.catch(() => {});
    heard.abort();
  }
}
