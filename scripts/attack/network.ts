import { request } from 'node:http';
import { THIS_MACHINE } from '../../local/outside.ts';
import { adult, household } from './invented.ts';
import { sealIn } from './sponsor-door.ts';
import type { Attack, Found, World } from './world.ts';
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

/** A page of another site, one that is shut in a frame, and one of another port of this machine. */
const ORIGINS = [
  { origin: 'http://evil.example' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { origin: 'http://127.0.0.1:1' },
];

async function otherOrigin({ host, call }: World): Promise<Found> {
  const token = await tokenOf(host.url, 'caseworker.amman');
  const before = (await call('GET', '/cases', { user: 'caseworker.amman' })).text;
  const body = JSON.stringify(household([adult('Invented Forgery')]));
  const tried: Found[] = [];
  for (const origin of ORIGINS) {
    const post = async (path: string, headers: Record<string, string>) => {
      const answer = await fetch(host.url + path, {
        method: 'POST',
        body,
        headers: { ...origin, ...headers },
      });
      const letIn = answer.headers.get('access-control-allow-origin') !== null;
      return letIn ? 'the other origin was let in' : answers({ status: answer.status }, 401, 403, 415);
    };
    const json = { 'content-type': 'application/json' };
    tried.push(await post('/cases', { 'content-type': 'text/plain' }));
    tried.push(await post('/cases', { ...json, authorization: `Bearer ${token}` }));
    tried.push(await post('/dev/token', json));
    const preflight = await fetch(`${host.url}/cases`, {
      ...{ method: 'OPTIONS', headers: { ...origin, 'access-control-request-method': 'POST' } },
    });
    tried.push(answers({ status: preflight.status }, 403, 404, 405));
  }
  const after = (await call('GET', '/cases', { user: 'caseworker.amman' })).text;
  return firstOf(...tried, before === after ? undefined : 'a case was registered');
}

/** Sends the joining page as a person without an account does. */
async function joins(url: string, email: string, headers: Record<string, string> = {}): Promise<number> {
  const page = await (await fetch(`${url}/join?lang=en`, { headers })).text();
  const answer = await fetch(`${url}/join?lang=en`, {
    ...{ method: 'POST', redirect: 'manual', headers },
    body: new URLSearchParams({
      ...{ name: 'Invented Group', kind: 'group', office: 'Toronto', email },
      ...{ capacity: '4', languages: 'en', adults: 'Invented Person' },
      seal: sealIn(page),
    }),
  });
  return answer.status;
}

async function unconfirmed({ host, call }: World): Promise<Found> {
  const status = await joins(host.url, 'victim@example.org');
  await host.idle();
  const mail = host.mail.messages().find(({ to }) => to.includes('victim@example.org'));
  const link = /http:\/\/\S+\/join\/\S+/.exec(mail?.text ?? '')?.[0];
  if (status !== 303 || link === undefined) return `the form was answered ${status}, no link came`;
  const opened = await fetch(link);
  const { text } = await call('GET', '/sponsors', { user: 'sponsorship.toronto' });
  return text.includes('Invented Group')
    ? 'somebody was registered'
    : answers({ status: opened.status }, 200);
}

/** What one caller may send in an hour, whatever it says of where it comes from. */
const MAX_PER_HOUR = 5;

async function madeUpAddresses({ host }: World): Promise<Found> {
  const statuses: number[] = [];
  for (let n = 0; n < 15; n += 1)
    statuses.push(await joins(host.url, `group${n}@example.org`, { 'x-forwarded-for': `203.0.113.${n}` }));
  await host.idle();
  const taken = host.mail.messages().filter(({ to }) => to.some((one) => one.startsWith('group')));
  return taken.length > MAX_PER_HOUR || !statuses.includes(429)
    ? `${taken.length} of 15 were taken: ${statuses.join(', ')}`
    : undefined;
}

/** It is refused before its rows are looked at, and whoever asks something then is answered. */
async function manyRows({ call }: World): Promise<Found> {
  const body = `number,office\n${'x,\n'.repeat(300_000)}`;
  const headers = { 'content-type': 'text/csv' };
  const sent = call('POST', '/intake', { user: 'caseworker.amman', body, headers });
  const asked = await call('GET', '/session', { user: 'caseworker.amman' });
  return firstOf(answers(await sent, 400, 413, 422), answers(asked, 200));
}

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
    ...{
      by,
      what: 'commands from a page of another origin, with a token, without one, and asks for one (CSRF, fault 1)',
    },
    run: otherOrigin,
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
    run: unconfirmed,
  },
  {
    ...{ by, what: 'registers many sponsors, each from an address that it makes up (fault 3)' },
    run: madeUpAddresses,
  },
  {
    ...{ by: 'insider', what: 'imports a file of 300,000 rows that say nothing (fault 4)' },
    run: manyRows,
  },
];
