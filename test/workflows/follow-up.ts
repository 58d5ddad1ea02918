import { describe, expect, test } from 'vitest';
import { plus } from '../../domain/kernel/calendar.ts';
import { stateMachineArn } from '../../local/account.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import { visited } from '../../stages/post-arrival-follow-up/sample-forms.ts';
import { adult, child } from '../fixtures/household.ts';
import { chapter, theWorld } from './chapter.ts';
import type { Answered, Moment, Step } from './people.ts';
import { later, USUAL } from './people.ts';
import { theEnd } from './stories.ts';
import { actsOf, daysBetween, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

const corrections: Answered[] = [];
const early: Answered[] = [];
const usual: Step = (moment) => moment.usual();
const unsafe: Step = ({ view, now, item }) => visited(true)({ view, now, item, chance: USUAL });
const poor: Step = async (moment) => {
  const form = await moment.usual();
  const scores = (form.scores as { whom: string; scores: Record<string, number> }[]).map((one) => ({
    ...one,
    scores: {
      ...one.scores,
      ...('housing' in one.scores ? { housing: 2 } : {}),
      ...('school' in one.scores ? { school: 1 } : {}),
    },
  }));
  return { ...form, scores };
};
const correctArrival = async ({ call, readCase }: Moment, days: number): Promise<void> => {
  const { travel } = await readCase();
  const arrivedAt = new Date(Date.parse(String(travel?.arrivedAt)) + days * 86_400_000).toISOString();
  corrections.push(await call('travel.amman', ':/arrival', { arrivedAt }));
};
/** The household came a day earlier than was recorded; the visit is made after that. */
const arrivedEarlier: Step = async (moment) => {
  await correctArrival(moment, -1);
  return null;
};
/** Somebody tries to close the case while an action is open. */
const closeTooEarly: Step = async ({ call, readCase, usual: form }) => {
  const item = (await readCase()).waitsFor.find((one) => one.kind === 'closure-approval');
  const decision = { decision: 'approve', reasonCode: 'all-stages-completed' };
  early.push(await call('supervisor.amman', `/work-items/${item?.workItemId}/decision`, decision));
  return form();
};

/** An action in an execution of its own, as follow-ups began them before they waited themselves. */
const beginOldAction: Step = async ({ item: { caseId }, again }) => {
  const rounds = { 'follow-up-action': [86_400, 86_400, 86_400] };
  await theWorld().host.engine.call('StartExecution', {
    ...{ stateMachineArn: stateMachineArn('follow-up-action'), name: `${caseId}-1-follow-up-1-old` },
    input: JSON.stringify({ caseId, rounds, kind: 'follow-up-action', subject: '365-days/housing' }),
  });
  again(30);
  return null;
};

const stories = {
  usual: {},
  noContact: { script: { 'follow-up-visit': [{ decision: 'no-contact' }, usual, theEnd] } },
  poor: {
    household: { members: [adult(), child()] },
    script: { 'follow-up-visit': [poor, theEnd], 'follow-up-action': [usual] },
  },
  lost: {
    script: {
      'follow-up-visit': [
        { decision: 'no-contact' },
        { decision: 'no-contact' },
        { decision: 'lost-contact' },
      ],
    },
  },
  skipped: {
    script: {
      'follow-up-visit': [{ decision: 'skipped', reasonCode: 'seen-at-another-visit' }, theEnd],
    },
  },
  overlapping: { script: { 'follow-up-visit': ['nobody', usual, theEnd] } },
  unsafe: { script: { 'follow-up-visit': [unsafe, theEnd] } },
  corrected: { script: { 'follow-up-visit': [usual, arrivedEarlier, usual, theEnd] } },
  correctedInAnAction: {
    script: {
      'follow-up-visit': [unsafe, theEnd],
      'protection-concern': [
        async (moment) => {
          await correctArrival(moment, -1);
          return moment.usual();
        },
      ],
    },
  },
  returned: {
    script: {
      'state-decision': [{ decision: 'deny', reasonCode: 'exclusion-considerations' }],
      'closure-approval': [{ decision: 'return', reasonCode: 'file-incomplete' }],
    },
  },
  closure: {
    script: {
      'follow-up-visit': [usual, usual, usual, usual, usual, poor],
      'follow-up-action': [later(3)],
      'closure-approval': ['nobody'],
    },
  },
  actionFromBefore: {
    script: { 'closure-approval': [beginOldAction], 'follow-up-action': [closeTooEarly] },
  },
} satisfies Record<string, Story>;

const told = chapter('follow-up', stories);

const policy = shippedPolicy('resettlement', 1)!;
const dueAfter = (arrivedAt: string): string[] =>
  policy.followUp.visits.map((visit) => plus(arrivedAt, visit.after));

describe('the follow-up', () => {
  test('visits exactly when the policy says, counted from the actual arrival', () => {
    const { travel, followUp, case: caseRecord } = told.usual.view;
    expect(followUp?.visits.map((visit) => visit.dueAt)).toEqual(dueAfter(String(travel?.arrivedAt)));
    expect(openedAt(told.usual, 'follow-up-visit')).toEqual(dueAfter(String(travel?.arrivedAt)));
    expect(caseRecord.closing?.outcome).toBe('resettled');
    expect(told.usual.sponsors.map(({ taken, held }) => [taken, held])).toEqual([[1, 0]]);
  });

  test('renews the runs of a case that lasts longer than an execution may', () => {
    const { registeredAt } = told.usual.view.case;
    expect(daysBetween(registeredAt, factsOf(told.usual, 'case.closed')[0]!.at)).toBeGreaterThan(365);
    const renewed = factsOf(told.usual, 'case.renewed').length;
    expect(renewed).toBeGreaterThan(0);
    expect(told.usual.view.case.run).toBe(1 + renewed);
  });

  test('tries again a week after nobody was met', () => {
    const [missed] = factsOf(told.noContact, 'follow-up.no-contact');
    expect(daysBetween(missed!.at, openedAt(told.noContact, 'follow-up-visit')[1]!)).toBe(7);
  });

  test('of a household that cannot be found ends, and its case closes as resettled', () => {
    expect(decisionsOn(told.lost, 'follow-up-visit')).toEqual(['no-contact', 'no-contact', 'lost-contact']);
    expect(told.lost.view.case.stages['post-arrival-follow-up']?.outcome).toBe('lost-contact');
    expect(told.lost.view.case.closing?.outcome).toBe('resettled');
    expect(factsOf(told.lost, 'case.closed')).toHaveLength(1);
  });

  test('goes on to the next visit when one is left out', () => {
    const [first, second] = openedAt(told.skipped, 'follow-up-visit');
    expect(daysBetween(first!, second!)).toBe(6);
  });

  test('asks for the next visit on its day though an earlier one was not made, and one visit is both', () => {
    const [first, second] = openedAt(told.overlapping, 'follow-up-visit');
    expect(daysBetween(first!, second!)).toBe(6);
    expect(told.overlapping.view.followUp?.visits.slice(0, 2).map(({ status }) => status)).toEqual([
      ...['completed', 'skipped'],
    ]);
    const followUps = told.overlapping.executions.filter(
      ({ workflow }) => workflow === 'post-arrival-follow-up',
    );
    expect(followUps.length).toBeLessThanOrEqual(
      told.usual.executions.filter(({ workflow }) => workflow === 'post-arrival-follow-up').length,
    );
  });

  test('opens an action for each dimension that scores low, and waits for it itself', () => {
    expect(openedAt(told.poor, 'follow-up-action')).toHaveLength(2);
    const actions = told.poor.executions.filter((one) => one.workflow === 'follow-up-action');
    expect(actions).toEqual([]);
    expect(decisionsOn(told.poor, 'follow-up-action')).toEqual(['resolved', 'resolved']);
  });

  test('brings a safety concern to a protection officer the same day', () => {
    const [visit] = factsOf(told.unsafe, 'follow-up.visited');
    const [concern] = factsOf(told.unsafe, 'work-item.opened').filter(
      (fact) => fact.details?.kind === 'protection-concern',
    );
    expect(concern?.at).toBe(visit?.at);
    expect(daysBetween(concern!.at, String(concern?.details?.dueAt))).toBe(0.5);
    const notices = told.unsafe.notices.filter((notice) => notice.template === 'protection-concern');
    expect(notices.map((notice) => notice.to)).toEqual([
      { kind: 'role', role: 'protection-officer', office: 'toronto' },
    ]);
    expect(decisionsOn(told.unsafe, 'protection-concern')).toEqual(['resolved']);
  });

  test('moves with an arrival that is corrected', () => {
    expect(corrections.map((answer) => answer.status)).toEqual([202, 202]);
    const { travel, followUp } = told.corrected.view;
    const planned = followUp?.visits.filter((visit) => visit.status === 'planned') ?? [];
    expect(planned.map((visit) => visit.dueAt)).toEqual(dueAfter(String(travel?.arrivedAt)).slice(2));
    const [actual, corrected] = ['travel.arrived', 'travel.arrival-corrected'].map((act) =>
      String(factsOf(told.corrected, act)[0]?.details?.arrivedAt),
    );
    expect(daysBetween(corrected!, actual!)).toBe(1);
    expect(openedAt(told.corrected, 'follow-up-visit').at(-1)).toBe(plus(corrected!, 'P30D'));
  });

  test('keeps an open action when the arrival is corrected', () => {
    expect(decisionsOn(told.correctedInAnAction, 'protection-concern')).toEqual(['resolved']);
    expect(openedAt(told.correctedInAnAction, 'protection-concern')).toHaveLength(1);
  });
});

describe('closure', () => {
  test('is refused while work is open', () => {
    expect(early).toMatchObject([{ status: 409 }]);
    expect(String(early[0]?.body.detail)).toContain('follow-up-action');
  });

  test('is asked for when no action is open any more', () => {
    const opened = openedAt(told.closure, 'closure-approval')[0]!;
    const settled = factsOf(told.closure, 'follow-up-action.settled').map(({ at }) => at);
    expect(settled.length).toBeGreaterThan(0);
    for (const at of settled) expect(daysBetween(at, opened)).toBeGreaterThanOrEqual(0);
    const [visit] = factsOf(told.closure, 'follow-up.visited').slice(-1);
    expect(daysBetween(visit!.at, opened)).toBeGreaterThan(2.9);
  });

  test('is asked for again when it is returned', () => {
    expect(decisionsOn(told.returned, 'closure-approval')).toEqual(['return', 'approve']);
    expect(actsOf(told.returned, 'closure.', 'case.closed')).toEqual(['closure.returned', 'case.closed']);
  });

  test('late is escalated to a supervisor', () => {
    const escalated = factsOf(told.closure, 'work-item.escalated').map((fact) => fact.details?.kind);
    expect(escalated).toContain('closure-approval');
  });
});

test('no execution of any case is left running or grows older than a year', async () => {
  const all = await theWorld().executions();
  expect(all.length).toBeGreaterThan(50);
  const oldest = Math.max(...all.map((one) => (one.stoppedAt ?? Number.POSITIVE_INFINITY) - one.startedAt));
  expect(oldest / 86_400_000).toBeLessThan(365);
});

test.each(Object.keys(stories) as (keyof typeof stories)[])(
  'leaves nothing behind: follow-up, %s',
  (name) => {
    expect(leftovers(told[name])).toEqual([]);
  },
);
