import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Policy, Programme } from '../../domain/policy/policy.ts';
import { currentPolicies, openRetentionReviews } from '../../lambdas/services/open-retention-reviews.ts';
import { sweep } from '../../lambdas/services/sweep.ts';
import type { Step } from './people.ts';
import { happens } from './stories.ts';
import type { Told } from './told.ts';
import { factsOf } from './told.ts';
import { ASYLUM, openWorld, type World } from './world.ts';

const NOTE = 'The family wrote on 3 May.';
const SUPERVISOR = `supervisor.${ASYLUM}`;
const cancel = happens('/cancel', () => ({ reasonCode: 'programme-closed' }), SUPERVISOR);
const erase = { decision: 'erase' };
const keep = { decision: 'keep', keepUntil: '2030-01-01', reasonCode: 'claim-open', note: NOTE };
const refusals: number[] = [];
/** Who reviewed cannot grant; a second supervisor does. */
const granted: Step = async ({ decide }) => {
  const form = { decision: 'granted', told: 'not-reached' };
  refusals.push((await decide(form, SUPERVISOR)).status);
  expect((await decide(form, `supervisor2.${ASYLUM}`)).status).toBe(200);
  return null;
};
const refused: Step = async ({ decide }) => {
  const form = { decision: 'refused', told: 'letter', reasonCode: 'needed-by-law' };
  expect((await decide(form, `supervisor2.${ASYLUM}`)).status).toBe(200);
  return null;
};
const ending = { 'eligibility-review': [cancel] };
const stories = {
  erased: { script: { ...ending, 'retention-review': [erase], 'rights-request': [granted] } },
  kept: {
    script: {
      ...ending,
      'retention-review': [keep, { ...keep, keepUntil: '2031-06-01' }],
      'rights-request': [],
    },
  },
  held: { script: { ...ending, 'retention-review': [erase, keep], 'rights-request': [refused] } },
};

let world: World;
let told: Record<keyof typeof stories, Told>;
let policies: Map<Programme, Policy>;
beforeAll(async () => {
  world = await openWorld();
  told = await world.play(stories);
  policies = await currentPolicies(['resettlement']);
}, 600_000);
afterAll(() => world.close());

/** Has time pass until a day, and what is due looked for twice; then everybody does their work. */
async function on(day: string, look: (at: string) => Promise<void>): Promise<void> {
  const { clock } = world.host;
  await new Promise<void>((resolve) => clock.at(Date.parse(`${day}T06:00:00.000Z`), resolve));
  const at = new Date(clock.now()).toISOString();
  await clock.hold(async () => {
    await look(at);
    await look(at);
  });
  await world.host.idle();
  for (const name of Object.keys(told) as (keyof typeof stories)[])
    told[name] = await world.tell(told[name].caseId);
}
/** As the reconciler does every hour. */
const swept = (at: string): Promise<void> => sweep(undefined, at);
/** Where a policy lets one review a day open. */
const oneADay = (at: string): Promise<void> => {
  const limited = [...policies].map(
    ([name, policy]) => [name, { ...policy, retention: { ...policy.retention, perDay: 1 } }] as const,
  );
  return openRetentionReviews(ASYLUM, new Map(limited), at);
};
const reviews = (name: keyof typeof stories) => factsOf(told[name], 'retention.over').length;
const rightsOf = (name: keyof typeof stories) =>
  world.call(SUPERVISOR, 'GET', `/records/${told[name].caseId}/rights`);

it('reviews closed cases when their time is over, has them erased by a second person, or keeps them', async () => {
  expect(told.erased.view.case.closing?.outcome).toBe('cancelled');
  const hold = { reasonCode: 'court-order', authority: 'court', reference: 'C-1' };
  const { holdId } = await world.call(SUPERVISOR, 'POST', `/records/${told.held.caseId}/holds`, hold);
  await on('2028-02-20', swept);
  expect([reviews('erased'), reviews('kept'), reviews('held')]).toEqual([0, 0, 0]);

  // A policy lets one a day open; nothing opens twice, and nothing about what is held.
  await on('2028-06-01', oneADay);
  expect(reviews('erased') + reviews('kept')).toBe(1);
  await on('2028-09-01', oneADay);
  expect([reviews('erased'), reviews('kept'), reviews('held')]).toEqual([1, 1, 0]);

  expect(refusals).toEqual([403]);
  expect(told.erased.view.case.erasedAt).toBeDefined();
  expect(told.erased.findings).toEqual([]);
  expect(factsOf(told.erased, 'right.carried-out')).toHaveLength(1);
  const [asked] = factsOf(told.erased, 'right.asked');
  expect(asked?.details).toEqual({ right: 'erasure', askedBy: 'retention' });

  const [kept] = factsOf(told.kept, 'retention.kept');
  expect(kept?.details).toEqual({ until: '2030-01-01', reasonCode: 'claim-open' });
  expect(JSON.stringify(told.kept.facts)).not.toContain(NOTE);
  expect((await rightsOf('kept')).kept).toMatchObject({ until: '2030-01-01', note: NOTE });

  // Once the hold is lifted it is its turn; what a second person refuses comes back to be kept with a reason.
  const lift = { reasonCode: 'order-ended' };
  await world.call(SUPERVISOR, 'POST', `/records/${told.held.caseId}/holds/${String(holdId)}/lift`, lift);
  await on('2029-01-01', swept);
  expect([reviews('erased'), reviews('kept'), reviews('held')]).toEqual([1, 1, 1]);
  expect((await rightsOf('held')).requests).toMatchObject([{ right: 'erasure', status: 'refused' }]);
  await on('2029-06-01', swept);
  expect(reviews('held')).toBe(2);
  expect((await rightsOf('held')).kept).toMatchObject({ until: '2030-01-01' });

  await on('2030-01-02', swept);
  expect([reviews('erased'), reviews('kept'), reviews('held')]).toEqual([1, 2, 3]);
  expect((await rightsOf('kept')).kept).toMatchObject({ until: '2031-06-01' });
}, 600_000);
