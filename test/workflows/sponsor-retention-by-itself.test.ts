import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Script, Step } from './people.ts';
import { aSponsor } from './stories.ts';
import { DESTINATION, openWorld, type World } from './world.ts';

const A_DAY = 86_400_000;
const OFFICER = `sponsorship.${DESTINATION}`;
const SUPERVISOR = `supervisor.${DESTINATION}`;
const SECOND = `supervisor2.${DESTINATION}`;
const NOTE = 'They called on 3 May.';

type Body = Record<string, unknown>;
let world: World;
beforeAll(async () => {
  world = await openWorld({ reconcileEveryVirtualMs: A_DAY });
}, 600_000);
afterAll(() => world.close());

/** Lets time pass until a day; nobody looks for what is due. */
async function timePassesUntil(day: string): Promise<void> {
  const { clock, idle } = world.host;
  const at = Date.parse(`${day}T06:00:00.000Z`);
  for (const when of [at, at + A_DAY])
    await new Promise<void>((resolve) => {
      clock.at(when, resolve);
    });
  await idle();
}

const ENDED = { decision: 'not-renewed', reasonCode: 'no-longer-willing' };
async function registered(script: Script): Promise<string> {
  const adults = [{ name: 'Ana Ilieva', check: 'clear', checkedOn: '2026-02-01', validUntil: '2026-04-01' }];
  return world.host.clock.hold(async () => {
    const { sponsorId } = await world.call(OFFICER, 'POST', '/sponsors', { ...aSponsor({}), adults });
    world.script(String(sponsorId), { 'sponsor-vetting': [ENDED], ...script });
    return String(sponsorId);
  });
}
const rightsOf = async (id: string) =>
  (await world.call(SUPERVISOR, 'GET', `/records/${id}/rights`)) as {
    requests: Body[];
    kept: Body | null;
  };
const read = (id: string) => world.call(OFFICER, 'GET', `/sponsors/${id}`);
const erasedAt = async (id: string) => ((await read(id)).sponsor as Body).erasedAt;
const auditOf = async (id: string) => {
  const { entries } = (await world.call('auditor', 'GET', `/sponsors/${id}/audit?limit=200`)) as {
    entries: { facts: { act: string; details?: Body }[] }[];
  };
  return entries.flatMap(({ facts }) => facts);
};

/** Who reviewed cannot grant it, and the view says so; a second supervisor does. */
const refused: number[] = [];
const shown: unknown[] = [];
const granted: Step = async ({ item, decide }) => {
  const form = { decision: 'granted', told: 'not-reached' };
  shown.push((await world.call(SUPERVISOR, 'GET', `/work-items/${item.id}`)).closed);
  refused.push((await decide(form, SUPERVISOR)).status);
  expect((await decide(form, SECOND)).status).toBe(200);
  return null;
};
const keep = { decision: 'keep', keepUntil: '2031-09-01', reasonCode: 'may-host-again', note: NOTE };

it('opens the review of a sponsor whose time is over, unasked, and has it erased or kept', async () => {
  const gone = await registered({ 'retention-review': [{ decision: 'erase' }], 'rights-request': [granted] });
  const kept = await registered({
    'retention-review': [keep, { decision: 'erase' }],
    'rights-request': [granted],
  });
  const held = await registered({ 'retention-review': [] });
  const order = { reasonCode: 'court-order', authority: 'court', reference: 'C-1' };
  await world.call(SUPERVISOR, 'POST', `/records/${held}/holds`, order);

  await timePassesUntil('2026-05-01');

  await timePassesUntil('2031-03-15');
  for (const id of [gone, kept, held]) expect((await rightsOf(id)).requests).toEqual([]);

  await timePassesUntil('2031-07-01');
  expect(await erasedAt(gone)).toBeDefined();
  expect((await rightsOf(gone)).requests).toMatchObject([
    { right: 'erasure', askedBy: 'retention', status: 'erased' },
  ]);
  expect(refused).toEqual([403]);
  expect(shown).toEqual([[{ decision: 'granted', why: 'same-person' }]]);
  const facts = await auditOf(gone);
  expect(facts.filter(({ act }) => act === 'retention.over')).toHaveLength(1);
  expect(facts.filter(({ act }) => act === 'right.carried-out')).toHaveLength(1);
  expect((await rightsOf(kept)).kept).toMatchObject({ until: '2031-09-01', note: NOTE });
  expect(JSON.stringify(await auditOf(kept))).not.toContain(NOTE);
  expect((await auditOf(held)).some(({ act }) => act === 'retention.over')).toBe(false);
  const answer = await world.host.request('POST', `/sponsors/${gone}/standing`, {
    user: OFFICER,
    body: { to: 'suspended', reasonCode: 'no-longer-willing' },
    headers: { 'idempotency-key': 'after' },
  });
  expect(answer.status).toBe(410);

  await timePassesUntil('2031-12-01');
  expect(await erasedAt(kept)).toBeDefined();
  expect(await erasedAt(held)).toBeUndefined();
}, 600_000);
