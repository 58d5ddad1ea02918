import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reconcile } from '../../lambdas/services/sweep.ts';
import { RECOMMENDED } from '../fixtures/eligibility.ts';
import type { TakingBack } from './taking-back.ts';
import { openTakingBack } from './taking-back.ts';

const WORKER = 'caseworker.amman';
let world: TakingBack;
beforeEach(async () => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  world = await openTakingBack();
});
afterEach(() => world.close());

const decide = (workItemId: string, form: object = { ...RECOMMENDED, note: 'sound' }, user = WORKER) =>
  world.call(user, 'POST', `/work-items/${workItemId}/decision`, form);
const takeBack = (workItemId: string, user = WORKER) =>
  world.call(user, 'POST', `/work-items/${workItemId}/take-back`);
const read = (workItemId: string, user = WORKER) => world.ask(user, 'GET', `/work-items/${workItemId}`);

describe('a decision', () => {
  it('moves its workflow after a minute, and the chain says when it was made and when it took effect', async () => {
    const { caseId, workItemId } = await world.review();
    const decided = await decide(workItemId);
    expect(decided).toMatchObject({ status: 200, body: { workItemId, decision: 'recommend', heldFor: 60 } });
    expect(await world.openWork(caseId)).toEqual(['eligibility-review']);
    await world.after(58);
    expect(await world.openWork(caseId)).toEqual(['eligibility-review']);
    await world.after(3);
    expect(await world.openWork(caseId)).toEqual(['eligibility-approval']);
    expect(await read(workItemId)).toMatchObject({ status: 'decided', held: null, takenBack: null });
    const told = (await world.entries(caseId)).flatMap(({ facts, actor, at }) =>
      facts
        .filter(({ subject }) => subject === workItemId)
        .map(({ act, details }) => ({ act, by: actor.id.split('#')[0], at, details })),
    );
    expect(told.map(({ act }) => act)).toEqual([
      'work-item.opened',
      'work-item.decided',
      'work-item.carried-out',
    ]);
    const [, made, effect] = told;
    expect(made!.details).toEqual({
      kind: 'eligibility-review',
      decision: 'recommend',
      releaseAt: decided.body.releaseAt,
    });
    expect(effect!.by).toBe(made!.by);
    expect(Date.parse(effect!.at)).toBeGreaterThanOrEqual(Date.parse(String(decided.body.releaseAt)));
  });

  it('is taken back: the item is open again, its claimer has it, and what was entered is kept', async () => {
    const { caseId, workItemId } = await world.review();
    await world.ask(WORKER, 'POST', `/work-items/${workItemId}/claim`);
    await decide(workItemId);
    const held = await read(workItemId);
    expect(held).toMatchObject({ status: 'claimed', held: { decision: 'recommend' } });
    expect((await takeBack(workItemId)).status).toBe(200);
    expect(await read(workItemId)).toMatchObject({
      status: 'claimed',
      assignee: held.assignee,
      held: null,
      takenBack: { because: null, entered: { ...RECOMMENDED, note: 'sound' } },
    });
    await world.after(120);
    expect(await world.openWork(caseId)).toEqual(['eligibility-review']);
    expect((await world.acts(caseId)).slice(-3)).toEqual([
      'work-item.claimed',
      'work-item.decided',
      'work-item.taken-back',
    ]);
    await decide(workItemId);
    await world.after(61);
    expect((await read(workItemId)).status).toBe('decided');
  });

  it('waits in no queue meanwhile, is in the list of whoever made it, and nobody else can act on it', async () => {
    const { workItemId } = await world.review();
    const inQueue = async () => {
      const { workItems } = await world.ask(WORKER, 'GET', '/work-items?limit=100');
      return (workItems as { workItemId: string }[]).some((row) => row.workItemId === workItemId);
    };
    const mine = async (user: string) => (await world.ask(user, 'GET', '/work-items?held=true')).workItems;
    expect(await inQueue()).toBe(true);
    await decide(workItemId);
    expect(await inQueue()).toBe(false);
    expect(await mine(WORKER)).toMatchObject([{ workItemId, held: { decision: 'recommend' } }]);
    expect(await mine('supervisor.amman')).toEqual([]);
    const refused = await Promise.all(
      [
        ['claim', undefined],
        ['release', undefined],
        ['decision', RECOMMENDED],
        ['take-back', undefined],
      ].map(([act, body]) =>
        world.call('supervisor.amman', 'POST', `/work-items/${workItemId}/${act}`, body),
      ),
    );
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 409, 403]);
    await world.after(61);
    expect(await mine(WORKER)).toEqual([]);
  });

  it('gives a repeat of its command the first answer, also after it was taken back', async () => {
    const { workItemId } = await world.review();
    const send = () =>
      world.host.request('POST', `/work-items/${workItemId}/decision`, {
        user: WORKER,
        body: RECOMMENDED,
        headers: { 'idempotency-key': 'once' },
      });
    const first = await send();
    expect((await send()).body).toEqual(first.body);
    await takeBack(workItemId);
    expect((await send()).body).toEqual(first.body);
    expect(await read(workItemId)).toMatchObject({ held: null });
  });

  it('is taken back twice to the same end, and not once it has taken effect', async () => {
    const { workItemId } = await world.review();
    await decide(workItemId);
    const first = await takeBack(workItemId);
    expect(await takeBack(workItemId)).toEqual(first);
    await decide(workItemId);
    await world.after(61);
    const late = await takeBack(workItemId);
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ title: 'Not possible in the present state' });
  });
});

describe('what cannot wait', () => {
  it('of an emergency takes effect at once', async () => {
    const { caseId, workItemId } = await world.review({ priority: 'emergency' });
    const { body } = await decide(workItemId);
    expect(body).not.toHaveProperty('releaseAt');
    expect(await world.openWork(caseId)).toEqual(['eligibility-approval']);
    expect((await takeBack(workItemId)).status).toBe(409);
  });
});

describe('what goes wrong in between', () => {
  const repaired = async (caseId: string) => {
    const found = await reconcile(caseId, new Date(world.clock.now()).toISOString());
    await world.host.idle();
    return found.map(({ problem, repaired: is }) => ({ problem, repaired: is }));
  };

  it('by which somebody’s data is not used any more takes effect at once, and another answer waits', async () => {
    const { caseId } = await world.review();
    const supervisor = 'supervisor.amman';
    const asked = {
      right: 'restriction',
      askedBy: 'self',
      channel: 'letter',
      words: 'Stop.',
      askedOn: '2026-01-05',
    };
    const request = async () => {
      await world.ask(WORKER, 'POST', `/records/${caseId}/rights`, asked);
      const { workItems } = await world.ask(supervisor, 'GET', '/work-items?limit=50');
      const items = workItems as { workItemId: string; kind: string; caseId: string }[];
      return items.find((one) => one.kind === 'rights-request' && one.caseId === caseId)!.workItemId;
    };
    const copied = async () => {
      const copy = { audience: 'family', language: 'en', reasonCode: 'asked-by-person' };
      return (await world.call(WORKER, 'POST', `/cases/${caseId}/copies`, copy)).status;
    };
    const refusal = { decision: 'refused', reasonCode: 'not-theirs', told: 'letter' };
    const refused = await request();
    expect((await decide(refused, refusal, supervisor)).body.heldFor).toBe(60);
    await world.after(70);
    expect(await copied()).toBe(201);
    const granted = await decide(await request(), { decision: 'granted', told: 'letter' }, supervisor);
    expect([granted.status, granted.body.heldFor]).toEqual([200, undefined]);
    expect(await copied()).toBe(409);
  });

  it('is found by the reconciler if the message is lost, once its time has passed', async () => {
    const { caseId, workItemId } = await world.review();
    await decide(workItemId);
    await world.again({}, 'queues');
    expect(await repaired(caseId)).toEqual([]);
    await world.after(3600);
    expect(await world.openWork(caseId)).toEqual(['eligibility-review']);
    const { stuck } = await world.ask('supervisor.amman', 'GET', '/executions/stuck?limit=50');
    expect(stuck).toMatchObject([{ caseId, workItemId, problem: 'held' }]);
    expect(await repaired(caseId)).toEqual([{ problem: 'held', repaired: true }]);
    expect(await world.openWork(caseId)).toEqual(['eligibility-approval']);
    expect(await repaired(caseId)).toEqual([]);
  });

  it('can still be taken back as long as nothing came of it, however late the message is', async () => {
    const { caseId, workItemId } = await world.review();
    await decide(workItemId);
    await world.again({}, 'queues');
    await world.after(600);
    expect((await takeBack(workItemId)).status).toBe(200);
    expect(await repaired(caseId)).toEqual([]);
    expect(await world.openWork(caseId)).toEqual(['eligibility-review']);
  });

  it('takes effect after the next start if the host ended while it waited, also if that is much later', async () => {
    const { caseId, workItemId } = await world.review();
    await decide(workItemId);
    await world.again();
    expect(await world.openWork(caseId)).toEqual(['eligibility-review']);
    await world.host.close();
    world.clock.advance(86_400_000);
    await world.again();
    await world.after(1);
    expect(await world.openWork(caseId)).toEqual(['eligibility-approval']);
  });

  it('comes to nothing if the case is cancelled meanwhile', async () => {
    const { caseId, workItemId } = await world.review();
    await decide(workItemId);
    await world.ask('supervisor.amman', 'POST', `/cases/${caseId}/cancel`, { reasonCode: 'programme-ended' });
    await world.after(120);
    expect((await read(workItemId)).status).toBe('cancelled');
    expect(await world.acts(caseId)).not.toContain('work-item.carried-out');
  });

  it('reminds nobody of work that is decided', async () => {
    const { caseId, workItemId } = await world.review();
    const { dueAt } = await read(workItemId);
    world.clock.advanceTo(new Date(Date.parse(String(dueAt)) - 30_000).toISOString());
    await world.host.idle();
    await decide(workItemId);
    await world.after(59);
    const acts = await world.acts(caseId);
    expect(acts.filter((act) => act === 'work-item.escalated')).toEqual([]);
    await world.after(3);
    expect(await world.openWork(caseId)).toEqual(['eligibility-approval']);
  });
});
