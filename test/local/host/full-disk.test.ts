import { afterAll, beforeAll, expect, it } from 'vitest';
import { virtualClock } from '../../../local/clock.ts';
import type { Host } from '../../../local/host.ts';
import { startHost } from '../../../local/host.ts';
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
