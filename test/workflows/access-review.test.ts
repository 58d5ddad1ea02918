import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Host, startHost } from '../../local/host.ts';
import { virtualClock } from '../../local/virtual-clock.ts';
import { type RealFolder, realFolder } from '../fixtures/real-folder.ts';

const A_DAY = 86_400_000;
const office = 'amman';
let folder: RealFolder;
let host: Host;

beforeAll(async () => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  const people = [
    { id: 'a.chief', name: 'Invented Chief', role: 'administrator' },
    { id: 'b.chief', name: 'Invented Other', role: 'administrator' },
    { id: 'l.lead', name: 'Invented Lead', role: 'supervisor', office },
    { id: 'c.stays', name: 'Invented Stays', role: 'caseworker', office },
    { id: 'd.goes', name: 'Invented Goes', role: 'caseworker', office },
  ] as const;
  folder = await realFolder(people, Date.parse('2026-02-01T00:00:00.000Z'));
  host = await startHost({
    dataDir: folder.dataDir,
    clock: virtualClock(Date.parse('2026-03-02T08:00:00.000Z')),
    reconcileEveryVirtualMs: A_DAY,
  });
});
afterAll(async () => {
  await host.close();
  folder.remove();
});

async function call(id: string, method: string, path: string, body?: object) {
  const authorization = `Bearer ${await folder.token(host.url, id)}`;
  const answer = await host.request(method, path, { headers: { authorization }, body });
  return { status: answer.status, body: answer.body as Record<string, unknown> };
}
interface Listed {
  id: string;
  office?: string;
  quarter: string;
  round: number;
  yours: number;
  endedAt?: string;
}
const reviews = async (id: string): Promise<Listed[]> =>
  (await call(id, 'GET', '/access-reviews')).body.reviews as Listed[];
const decide = (by: string, reviewId: string, person: string, decision: 'kept' | 'withdrawn') =>
  call(by, 'POST', `/access-reviews/${reviewId}/decisions`, {
    ...{ person, decision },
    ...(decision === 'withdrawn' ? { reasonCode: 'left-the-house' } : {}),
  });

/** Lets time pass until a day, and has people do something before it goes on. */
async function until(day: string, work: () => Promise<void>): Promise<void> {
  const { clock } = host;
  const at = Date.parse(`${day}T06:00:00.000Z`);
  // The second jump is the one before which the reconciler finds that time has passed.
  for (const when of [at, at + A_DAY])
    await new Promise<void>((resolve) => {
      clock.at(when, resolve);
    });
  await clock.hold(work);
}

it('opens a review of each office by itself when a quarter begins, asks again, and ends with the last decision', async () => {
  await until('2026-03-30', async () => expect(await reviews('a.chief')).toEqual([]));
  let [ofOffice, ofNone]: Listed[] = [];
  await until('2026-04-02', async () => {
    const found = await reviews('a.chief');
    expect(found.map(({ office: where = 'none', quarter }) => `${where} ${quarter}`).sort()).toEqual([
      'amman 2026-q2',
      'none 2026-q2',
    ]);
    [ofOffice, ofNone] = [found.find((one) => one.office)!, found.find((one) => !one.office)!];
    expect((await reviews('l.lead')).map(({ id }) => id)).toEqual([ofOffice!.id]);
    // Nobody confirms themselves, and nobody of another office looks.
    expect((await decide('a.chief', ofNone!.id, 'a.chief', 'kept')).status).toBe(403);
    expect((await call('l.lead', 'GET', `/access-reviews/${ofNone!.id}`)).status).toBe(404);
    expect((await decide('a.chief', ofNone!.id, 'b.chief', 'kept')).status).toBe(200);
    expect((await decide('b.chief', ofNone!.id, 'a.chief', 'kept')).body).toMatchObject({ ended: true });
  });
  await until('2026-04-20', async () => {
    const [again] = (await reviews('l.lead')) as [Listed];
    expect(again).toMatchObject({ id: ofOffice!.id, round: 1 });
    expect(again.endedAt).toBeUndefined();
    expect((await call('d.goes', 'GET', '/session')).status).toBe(200);
    expect((await decide('l.lead', again.id, 'd.goes', 'withdrawn')).status).toBe(200);
    expect((await decide('l.lead', again.id, 'c.stays', 'kept')).status).toBe(200);
    // The supervisor is left, for somebody else to decide about.
    expect((await reviews('l.lead'))[0]).toMatchObject({ yours: 0 });
    expect((await reviews('a.chief')).find(({ id }) => id === again.id)).toMatchObject({ yours: 1 });
    expect((await decide('l.lead', again.id, 'l.lead', 'kept')).status).toBe(403);
    expect((await decide('l.lead', again.id, 'd.goes', 'kept')).status).toBe(409);
    expect((await decide('a.chief', again.id, 'l.lead', 'kept')).body).toMatchObject({ ended: true });
    expect(folder.accounts.find('d.goes')?.roles).toEqual([]);
    expect((await call('d.goes', 'GET', '/session')).status).toBe(403);
  });
  await host.idle();
  expect((await call('a.chief', 'GET', '/executions?workflow=access-review')).status).toBe(403);
  expect((await reviews('a.chief')).every(({ endedAt }) => endedAt !== undefined)).toBe(true);
}, 120_000);
