import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Host } from '../../../local/host.ts';
import { startHost } from '../../../local/host.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { adult, household } from '../../fixtures/household.ts';

let host: Host;
beforeAll(async () => {
  host = await startHost({ dataDir: ':memory:', clock: virtualClock(Date.UTC(2026, 2, 1)) });
});
afterAll(() => host.close());

const user = 'caseworker.amman';
let names = 0;
const register = () =>
  host.request('POST', '/cases', {
    user,
    body: household({
      office: 'amman',
      members: [adult({ name: `Samira Haddad ${LETTERS[names++ % 26]}` })],
    }),
  });
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const cases = async () => host.request('GET', '/cases?office=amman', { user });

it('answers 507 and says why while the disk is full, and goes on when there is room', async () => {
  const { database } = host.table.service;
  expect((await register()).status).toBe(201);
  database.limit(database.size);
  let answer = await register();
  for (let tries = 0; tries < 20 && answer.status < 400; tries++) answer = await register();
  expect(answer).toMatchObject({
    status: 507,
    headers: { 'content-type': 'application/problem+json' },
    body: { type: 'urn:kinbridge:error:StoreFull', title: expect.stringContaining('no room') },
  });
  database.limit(2 ** 30);
  expect((await register()).status).toBe(201);
  expect((await cases()).status).toBe(200);
});

it('says so on the pages of sponsors too, in the language of the page, and as 507', async () => {
  const { database } = host.table.service;
  const page = () => fetch(`${host.url}/join`, { headers: { 'accept-language': 'fr' } });
  expect((await page()).status).toBe(200);
  database.limit(database.size);
  let answer = await page();
  for (let tries = 0; tries < 200 && answer.status === 200; tries++) {
    await register();
    answer = await page();
  }
  expect(answer.status).toBe(507);
  expect(await answer.text()).toContain('Il n’y a plus de place');
  database.limit(2 ** 30);
  expect((await page()).status).toBe(200);
});

it('goes on reading what is not recorded, and shows nobody unrecorded', async () => {
  const { database } = host.table.service;
  const read = async (path: string) => (await host.request('GET', path, { user })).status;
  const search = async () =>
    (await host.request('POST', '/cases/search', { user, body: { text: 'Samira Haddad A' } })).status;
  expect(await search()).toBe(200);
  database.limit(database.size);
  let status = 200;
  for (let tries = 0; tries < 500 && status === 200; tries++) status = await search();
  expect(status).toBe(507);
  for (const path of ['/session', '/policies/resettlement', '/work-items/counts'])
    expect([path, await read(path)]).toEqual([path, 200]);
  database.limit(2 ** 30);
  expect(await search()).toBe(200);
});
