import { request } from 'node:http';
import { THIS_MACHINE } from '../../local/outside.ts';
import type { Attack, Found } from './world.ts';
import { answers, firstOf } from './world.ts';

const by = 'stranger on the network';
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that says whatever is asked, with no signature. */
const unsigned = (claims: object): string => `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`;

const bearing = (url: string, token: string, path = '/cases') =>
  fetch(url + path, { headers: { authorization: `Bearer ${token}` } });

async function tokenOf(url: string, user: string): Promise<string> {
  const answer = await fetch(`${url}/dev/token`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ user }),
  });
  return ((await answer.json()) as { token: string }).token;
}

const withHost = (url: string, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const asked = request({ host: '127.0.0.1', port, path: '/cases', headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });

export const NETWORK: readonly Attack[] = [
  {
    ...{ by, what: 'reaches the port from another address of this machine (fault 1)' },
    async run({ host }) {
      const port = Number(new URL(host.url).port);
      const tried = await Promise.all(
        THIS_MACHINE.addresses().map((address) => THIS_MACHINE.answers(address, port)),
      );
      return tried.includes(true) ? 'another address answered' : undefined;
    },
  },
  {
    ...{ by, what: 'comes under another host name, as a rebound page does (fault 1)' },
    run: async ({ host }): Promise<Found> =>
      answers({ status: await withHost(host.url, 'evil.example') }, 400, 401, 403, 421),
  },
  {
    ...{ by, what: 'looks for the link key in the environment (fault 2)' },
    run: async () => (process.env.LINK_KEY === undefined ? undefined : 'LINK_KEY is set'),
  },
  {
    ...{ by, what: 'reads without a token, with a made-up one, with one that nobody signed' },
    async run({ host }) {
      const claims = { sub: 'supervisor.amman', 'cognito:groups': ['supervisor'], 'custom:office': 'amman' };
      return firstOf(
        answers({ status: (await fetch(`${host.url}/cases`)).status }, 401),
        answers({ status: (await bearing(host.url, 'nonsense')).status }, 401),
        answers({ status: (await bearing(host.url, unsigned(claims))).status }, 401),
      );
    },
  },
  {
    ...{ by, what: 'raises their role in a token that was signed' },
    async run({ host }) {
      const [head, body, signature] = (await tokenOf(host.url, 'caseworker.nairobi')).split('.');
      const claims = JSON.parse(Buffer.from(body!, 'base64url').toString()) as object;
      const raised = encoded({ ...claims, 'cognito:groups': ['auditor'] });
      return answers({ status: (await bearing(host.url, `${head}.${raised}.${signature}`)).status }, 401);
    },
  },
  {
    ...{ by, what: 'commands from a page of another origin without a token (CSRF)' },
    async run({ host }) {
      const answer = await fetch(`${host.url}/cases`, {
        ...{ method: 'POST', body: '{}' },
        headers: { origin: 'http://evil.example', 'content-type': 'text/plain' },
      });
      return answer.headers.get('access-control-allow-origin') === null
        ? answers({ status: answer.status }, 401, 403, 415)
        : 'the other origin was let in';
    },
  },
  {
    ...{ by, what: 'guesses and changes links of sponsors' },
    async run({ host }) {
      const statuses = await Promise.all(
        ['a', 'A'.repeat(23), 'A'.repeat(43), '../../etc/passwd', `${'0'.repeat(42)}%00`]
          .flatMap((token) => [`/s/${encodeURIComponent(token)}`, `/join/${encodeURIComponent(token)}`])
          .map(async (path) => (await fetch(host.url + path)).status),
      );
      return firstOf(...statuses.map((status) => answers({ status }, 400, 403, 404, 410)));
    },
  },
  {
    ...{
      by,
      what: 'registers somebody else’s e-mail as a sponsor, and opens the link as a scanner does (fault 3)',
    },
    async run({ host, call }) {
      const sealed = await (await fetch(`${host.url}/join?lang=en`)).text();
      const answer = await fetch(`${host.url}/join?lang=en`, {
        ...{ method: 'POST', redirect: 'manual' },
        body: new URLSearchParams({
          ...{ name: 'Invented Group', kind: 'group', office: 'Toronto', email: 'victim@example.org' },
          ...{ capacity: '4', languages: 'en', adults: 'Invented Person' },
          seal: /name="seal" value="([^"]+)"/.exec(sealed)?.[1] ?? '',
        }),
      });
      const mail = host.mail.messages().find(({ to }) => to.includes('victim@example.org'));
      const link = /http:\/\/\S+\/join\/\S+/.exec(mail?.text ?? '')?.[0];
      if (answer.status !== 303 || link === undefined)
        return `the form was answered ${answer.status}, no link came`;
      const opened = await fetch(link);
      const { text } = await call('GET', '/sponsors', { user: 'sponsorship.toronto' });
      return text.includes('Invented Group')
        ? 'somebody was registered'
        : answers({ status: opened.status }, 200);
    },
  },
];
