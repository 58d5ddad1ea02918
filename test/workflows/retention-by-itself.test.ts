import { afterAll, beforeAll, expect, it } from 'vitest';
import { happens } from './stories.ts';
import { factsOf } from './told.ts';
import { ASYLUM, openWorld, type World } from './world.ts';

const A_DAY = 86_400_000;
const SUPERVISOR = `supervisor.${ASYLUM}`;
const cancel = happens('/cancel', () => ({ reasonCode: 'programme-closed' }), SUPERVISOR);

let world: World;
beforeAll(async () => {
  world = await openWorld({ reconcileEveryVirtualMs: A_DAY });
}, 600_000);
afterAll(() => world.close());

/** Lets time pass until a day; nobody looks for what is due. */
async function timePassesUntil(day: string): Promise<void> {
  const { clock, idle } = world.host;
  const at = Date.parse(`${day}T06:00:00.000Z`);
  // The second jump is the one before which the reconciler finds that time has passed.
  for (const when of [at, at + A_DAY])
    await new Promise<void>((resolve) => {
      clock.at(when, resolve);
    });
  await idle();
}

it('opens the review of a closed case when time jumps past its end, and has it erased, unasked', async () => {
  const { closed } = await world.play({
    closed: {
      script: {
        'eligibility-review': [cancel],
        'retention-review': [{ decision: 'erase' }],
        'rights-request': [
          async ({ decide }) => {
            const form = { decision: 'granted', told: 'not-reached' };
            expect((await decide(form, `supervisor2.${ASYLUM}`)).status).toBe(200);
            return null;
          },
        ],
      },
    },
  });
  await timePassesUntil('2028-02-20');
  expect(factsOf(await world.tell(closed.caseId), 'retention.over')).toEqual([]);
  await timePassesUntil('2028-06-01');
  const told = await world.tell(closed.caseId);
  expect(factsOf(told, 'retention.over')).toHaveLength(1);
  expect(factsOf(told, 'right.carried-out')).toHaveLength(1);
  expect(told.view.case.erasedAt).toBeDefined();
}, 600_000);
