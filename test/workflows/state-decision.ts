import { beforeAll, describe, expect, test } from 'vitest';
import { shippedPolicy } from '../../registry/shipped.ts';
import { adult, household } from '../fixtures/household.ts';
import { chapter, theWorld } from './chapter.ts';
import type { Answered, Step } from './people.ts';
import { theEnd } from './stories.ts';
import type { Told } from './told.ts';
import { decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

const deferral = { decision: 'defer', reasonCode: 'security-checks-pending' };
const pastDeferral: Answered[] = [];

/** Accepts the two oldest members, defers the youngest and denies the one before it. */
const split: Step = async ({ readCase }) => {
  const { persons } = await readCase();
  const byAge = [...persons].sort((a, b) => (a.birthDate! < b.birthDate! ? -1 : 1));
  const decisions = ['accept', 'accept', 'deny', 'defer'];
  return {
    decision: 'split',
    members: byAge.map((person, index) => ({ personId: person.id, decision: decisions[index] })),
    reasonCode: 'member-needs-further-checks',
  };
};

/** Publishes version 2 of the policy and registers another case, which is the one that uses it. */
const newPolicy: Step = async ({ call, usual }) => {
  const first = shippedPolicy('resettlement', 1)!;
  const short = { remindAfter: 'P1D', due: 'P2D', escalateEvery: 'P1D' };
  const second = {
    ...first,
    version: 2,
    patience: { ...first.patience, 'eligibility-review': short },
    stateDecision: { deferral: 'P30D' },
  };
  await call('administrator', '/policies/resettlement/2', second, 'PUT');
  const published = await call('administrator2', '/policies/resettlement/2', second, 'PUT');
  if (published.status !== 201) throw new Error(JSON.stringify(published.body));
  const wanted = household({ office: 'amman', destinationOffice: 'toronto', number: 'RRF-later' });
  const registered = await call('caseworker.amman', '/cases', { ...wanted, start: true });
  laterCase.id = String(registered.body.caseId);
  theWorld().script(laterCase.id, { 'state-decision': [deferral], 'health-exam': [theEnd] });
  return usual();
};
const laterCase = { id: '' };

const stories = {
  accepted: { script: { 'health-exam': [theEnd] } },
  denied: { script: { 'state-decision': [{ decision: 'deny', reasonCode: 'exclusion-considerations' }] } },
  resubmitted: {
    script: {
      'state-decision': [
        { decision: 'resubmit', reasonCode: 'exclusion-considerations', destinationOffice: 'lyon' },
        { decision: 'accept' },
      ],
      'health-exam': [theEnd],
    },
  },
  deferred: { script: { 'state-decision': [deferral], 'health-exam': [theEnd] } },
  deferredUntil: {
    script: {
      'state-decision': [
        async ({ decide }) => {
          pastDeferral.push(await decide({ ...deferral, until: '2026-03-01' }));
          return { ...deferral, until: '2026-05-11' };
        },
      ],
      'health-exam': [theEnd],
    },
  },
  split: {
    household: {
      members: [
        adult({ birthDate: '1970-01-01' }),
        adult({ relationship: 'brother', birthDate: '1980-01-01' }),
        adult({ relationship: 'sister', birthDate: '1990-01-01' }),
        adult({ relationship: 'other-relative', birthDate: '1999-01-01' }),
      ],
    },
    script: { 'state-decision': [split], 'health-exam': [theEnd] },
    linkedScript: { 'state-decision': [{ decision: 'accept' }], 'health-exam': [theEnd] },
  },
  running: {
    script: { 'eligibility-review': [newPolicy], 'state-decision': [deferral], 'health-exam': [theEnd] },
  },
} satisfies Record<string, Story>;

const told = chapter('state-decision', stories);
let later: Told;
beforeAll(async () => {
  later = await theWorld().tell(laterCase.id);
});

const decidedAt = (of: Told, decision: string): string =>
  factsOf(of, 'work-item.decided').find((fact) => fact.details?.decision === decision)!.at;
const plusDays = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * 86_400_000).toISOString();

describe('the state decision', () => {
  test('accepts: preparation begins, with no best-interests procedure for an adult', () => {
    const { stages } = told.accepted.view.case;
    expect(stages['state-decision']?.outcome).toBe('accepted');
    expect(stages['best-interests']).toMatchObject({ status: 'skipped', outcome: 'no-procedure-due' });
    expect(openedAt(told.accepted, 'health-exam')).toHaveLength(1);
    expect(openedAt(told.accepted, 'orientation-session')).toHaveLength(1);
    expect(openedAt(told.accepted, 'sponsor-proposal')).toHaveLength(1);
  });

  test('denies: the case closes with that outcome and reason', () => {
    expect(factsOf(told.denied, 'state.denied')[0]?.details?.reasonCode).toBe('exclusion-considerations');
    expect(told.denied.view.case.closing?.outcome).toBe('denied');
  });

  test('of one state denies, and another is asked, after the household has consented to that', () => {
    const { view } = told.resubmitted;
    expect(decisionsOn(told.resubmitted, 'state-decision')).toEqual(['resubmit', 'accept']);
    expect(view.case.destinationOffice).toBe('lyon');
    expect(view.stateSubmissions?.submissions.map(({ to, decision }) => [to, decision])).toEqual([
      ['toronto', 'denied'],
      ['lyon', 'accepted'],
    ]);
    expect(openedAt(told.resubmitted, 'eligibility-review')).toHaveLength(1);
  });

  test('defers: it is asked for again after the time of the policy', () => {
    const [first, second] = openedAt(told.deferred, 'state-decision');
    expect(first).toBeDefined();
    expect(second).toBe(plusDays(decidedAt(told.deferred, 'defer'), 90));
    expect(decisionsOn(told.deferred, 'state-decision')).toEqual(['defer', 'accept']);
  });

  test('defers until a day, which must be to come', () => {
    expect(pastDeferral).toMatchObject([{ status: 400, body: { issues: [{ path: 'until' }] } }]);
    expect(openedAt(told.deferredUntil, 'state-decision')[1]).toBe('2026-05-11T00:00:00.000Z');
  });

  test('splits: each linked case goes its own way to its own end', () => {
    const { split: parent } = told;
    expect(parent.view.case.stages['state-decision']?.outcome).toBe('accepted-in-part');
    expect(parent.view.persons.map((person) => person.status).sort()).toEqual([
      'active',
      'active',
      'split',
      'split',
    ]);
    expect(parent.linked.map((one) => one.view.case.closing?.outcome).sort()).toEqual([
      'cancelled',
      'denied',
    ]);
    const deferred = parent.linked.find((one) => one.view.case.closing?.outcome === 'cancelled')!;
    expect(deferred.view.persons.map((person) => person.birthDate)).toEqual(['1999-01-01']);
    expect(openedAt(deferred, 'eligibility-review')).toEqual([]);
    expect(decisionsOn(deferred, 'state-decision')).toEqual(['accept']);
    const denied = parent.linked.find((one) => one !== deferred)!;
    expect(decisionsOn(denied, 'closure-approval')).toEqual(['approve']);
    expect(openedAt(denied, 'state-decision')).toEqual([]);
  });

  test('exams after a split are of the members that stayed', () => {
    expect(openedAt(told.split, 'health-exam')).toHaveLength(2);
  });
});

describe('a new version of the policy', () => {
  test('leaves a running case at the version that it started with', () => {
    expect(told.running.view.case.policyVersion).toBe(1);
    expect(openedAt(told.running, 'state-decision')[1]).toBe(plusDays(decidedAt(told.running, 'defer'), 90));
  });

  test('counts for a case registered after it', () => {
    expect(later.view.case.policyVersion).toBe(2);
    const [review] = factsOf(later, 'work-item.opened');
    expect(review?.details?.dueAt).toBe(plusDays(review!.at, 2));
    expect(openedAt(later, 'state-decision')[1]).toBe(plusDays(decidedAt(later, 'defer'), 30));
  });
});

test.each(Object.keys(stories) as (keyof typeof stories)[])(
  'leaves nothing behind: state-decision, %s',
  (name) => {
    expect(leftovers(told[name])).toEqual([]);
  },
);
