import { describe, expect, test } from 'vitest';
import { IN_NEED, INTERVIEWED } from '../fixtures/eligibility.ts';
import { adult, child } from '../fixtures/household.ts';
import { chapter } from './chapter.ts';
import type { Answered } from './people.ts';
import { refused, theEnd } from './stories.ts';
import { actsOf, daysBetween, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

const sameEyes: Answered[] = [];
const uncounselled: Answered[] = [];
const stories = {
  recommended: { script: { 'state-decision': [theEnd] } },
  changed: {
    script: {
      'eligibility-review': [
        {
          ...{ ...INTERVIEWED, ...IN_NEED, decision: 'change' },
          primaryCategory: 'women-and-girls-at-risk',
          secondaryCategory: 'medical-needs',
          priority: 'urgent',
        },
      ],
      'state-decision': [theEnd],
    },
  },
  notRecommended: {
    household: { members: [adult(), child()] },
    script: {
      'eligibility-review': [
        async ({ view, decide }) => {
          const form = { ...INTERVIEWED, decision: 'not-recommended', reasonCode: 'no-resettlement-need' };
          uncounselled.push(await decide({ ...form, counselled: [] }));
          return { ...form, counselled: view.members };
        },
      ],
    },
  },
  returned: {
    script: {
      'eligibility-approval': [{ decision: 'return', reasonCode: 'incomplete-assessment' }],
      'state-decision': [theEnd],
    },
  },
  sameEyes: {
    script: {
      'eligibility-approval': [refused(sameEyes, { decision: 'approve' }, 'caseworker.amman')],
      'state-decision': [theEnd],
    },
  },
  late: { script: { 'eligibility-review': ['nobody'], 'state-decision': [theEnd] } },
  emergency: {
    household: { priority: 'emergency' },
    script: { 'eligibility-review': ['nobody'], 'state-decision': [theEnd] },
  },
} satisfies Record<string, Story>;

const told = chapter('eligibility', stories);

describe('the eligibility review', () => {
  test('recommends a case, which then goes to the state', () => {
    expect(told.recommended.view.case.stages['eligibility-review']).toMatchObject({
      status: 'completed',
      outcome: 'recommended',
    });
    expect(actsOf(told.recommended).slice(0, 10)).toEqual([
      'case.registered',
      'case.started',
      'work-item.opened',
      'eligibility.recommended',
      'work-item.decided',
      'work-item.opened',
      'eligibility.approved',
      'work-item.decided',
      'best-interests.not-needed',
      'work-item.opened',
    ]);
    expect(factsOf(told.recommended, 'work-item.decided').map((fact) => fact.actor)).toEqual([
      'caseworker.amman',
      'caseworker2.amman',
      'supervisor.amman',
    ]);
  });

  test('changes categories and priority, and the new priority counts from then on', () => {
    const { primaryCategory, secondaryCategory, priority } = told.changed.view.case;
    expect([primaryCategory, secondaryCategory, priority]).toEqual([
      'women-and-girls-at-risk',
      'medical-needs',
      'urgent',
    ]);
    const [asked] = factsOf(told.changed, 'work-item.opened').filter(
      (fact) => fact.details?.kind === 'state-decision',
    );
    expect(daysBetween(asked!.at, String(asked!.details?.dueAt))).toBe(28);
  });

  test('closes a case that is not recommended when every adult was counselled', () => {
    expect(uncounselled).toMatchObject([{ status: 400, body: { issues: [{ path: 'counselled' }] } }]);
    expect(told.notRecommended.view.case.closing?.outcome).toBe('not-eligible');
    expect(openedAt(told.notRecommended, 'state-decision')).toEqual([]);
  });

  test('is made again when the second person returns it', () => {
    expect(decisionsOn(told.returned, 'eligibility-review')).toEqual(['recommend', 'recommend']);
    expect(decisionsOn(told.returned, 'eligibility-approval')).toEqual(['return', 'approve']);
  });

  test('is not approved by the person who made it', () => {
    expect(sameEyes).toMatchObject([{ status: 403, body: { type: 'urn:kinbridge:error:FourEyes' } }]);
    expect(decisionsOn(told.sameEyes, 'eligibility-approval')).toEqual(['approve']);
  });

  test('is reminded of, escalated when due, and decided by a supervisor', () => {
    const [opened] = openedAt(told.late, 'eligibility-review');
    const [reminded] = factsOf(told.late, 'work-item.reminded');
    const [escalated] = factsOf(told.late, 'work-item.escalated');
    expect(daysBetween(opened!, reminded!.at)).toBe(7);
    expect(daysBetween(opened!, escalated!.at)).toBe(14);
    expect(told.late.notices.map(({ template, to }) => [template, to])).toEqual([
      ['work-item-reminder', { kind: 'role', role: 'caseworker', office: 'amman' }],
      ['work-item-escalated', { kind: 'role', role: 'supervisor', office: 'amman' }],
    ]);
    expect(factsOf(told.late, 'work-item.decided')[0]).toMatchObject({
      actor: 'supervisor.amman',
      details: { kind: 'eligibility-review', decision: 'recommend' },
    });
  });

  test('of an emergency is due in a day, with a reminder at half time', () => {
    const [opened] = openedAt(told.emergency, 'eligibility-review');
    expect(daysBetween(opened!, factsOf(told.emergency, 'work-item.reminded')[0]!.at)).toBe(0.5);
    expect(daysBetween(opened!, factsOf(told.emergency, 'work-item.escalated')[0]!.at)).toBe(1);
  });

  test.each(Object.keys(stories) as (keyof typeof stories)[])('leaves nothing behind: %s', (name) => {
    expect(leftovers(told[name])).toEqual([]);
  });
});
