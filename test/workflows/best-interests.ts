import { describe, expect, test } from 'vitest';
import { report } from '../fixtures/best-interests.ts';
import { adult, child } from '../fixtures/household.ts';
import { chapter } from './chapter.ts';
import type { Answered, Step } from './people.ts';
import { theEnd } from './stories.ts';
import type { Told } from './told.ts';
import { daysBetween, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

const small: Answered[] = [];
const principal: Answered[] = [];
const alone = child({
  relationship: 'principal-applicant',
  birthDate: '2010-06-01',
  separation: 'unaccompanied',
  motherName: 'Amal Haddad',
});
const withOneParent = [adult(), child({ custody: 'one-parent' }), child({ name: 'Rana Haddad', sex: 'f' })];
const against = (next: string): Step => ({
  ...{ decision: 'not-in-best-interests', ...report(), reasonCode: 'other-parent-objects', next },
});

const stories = {
  alone: {
    household: { members: [alone] },
    script: {
      'best-interests': [
        async ({ decide }) => {
          small.push(
            await decide({
              decision: 'in-best-interests',
              ...report({ panel: ['panel-chair', 'panel-chair'] }),
            }),
          );
          return { decision: 'in-best-interests', ...report() };
        },
      ],
      'health-exam': [theEnd],
    },
  },
  oneParent: { household: { members: withOneParent }, script: { 'health-exam': [theEnd] } },
  documented: {
    household: { members: [adult(), child({ custody: 'one-parent-documented' })] },
    script: { 'health-exam': [theEnd] },
  },
  moreInformation: {
    household: { members: withOneParent },
    script: {
      'best-interests': [{ decision: 'more-information', reasonCode: 'parent-not-heard' }],
      'health-exam': [theEnd],
    },
  },
  closed: { household: { members: withOneParent }, script: { 'best-interests': [against('close-case')] } },
  withoutChild: {
    household: { members: withOneParent },
    script: { 'best-interests': [against('continue-without-child')], 'health-exam': [theEnd] },
  },
  principal: {
    household: { members: [alone, child({ relationship: 'brother' })] },
    script: {
      'best-interests': [
        async ({ decide }) => {
          const form = { ...{ decision: 'not-in-best-interests', ...report(), reasonCode: 'family-found' } };
          principal.push(await decide({ ...form, next: 'continue-without-child' }));
          return { ...form, next: 'close-case' };
        },
      ],
    },
  },
} satisfies Record<string, Story>;

const told = chapter('best-interests', stories);

const decided = (of: Told) => factsOf(of, 'best-interests.decided').map((fact) => fact.details);

describe('best interests', () => {
  test('of an unaccompanied child are determined by a panel before anything is prepared', () => {
    expect(small).toMatchObject([{ status: 400, body: { issues: [{ path: 'panel' }] } }]);
    expect(decided(told.alone)).toEqual([{ procedure: 'determination', decision: 'in-best-interests' }]);
    const at = factsOf(told.alone, 'best-interests.decided')[0]!.at;
    for (const kind of ['health-exam', 'orientation-session', 'sponsor-proposal'])
      expect(daysBetween(at, openedAt(told.alone, kind)[0]!)).toBeGreaterThanOrEqual(0);
  });

  test('come before the state decides, for a child who is alone', () => {
    const [state] = openedAt(told.alone, 'state-decision');
    expect(daysBetween(factsOf(told.alone, 'best-interests.decided')[0]!.at, state!)).toBeGreaterThanOrEqual(
      0,
    );
  });

  test('of an unaccompanied child: tracing of the mother starts within 48 hours', () => {
    const [search] = factsOf(told.alone, 'work-item.opened').filter(
      (fact) => fact.details?.kind === 'tracing-search',
    );
    expect(daysBetween(told.alone.view.case.registeredAt, String(search?.details?.dueAt))).toBe(2);
    expect(told.alone.view.tracing).toMatchObject([
      {
        seekerId: told.alone.view.persons[0]?.id,
        sought: { relationship: 'mother', name: expect.stringMatching(/^Amal /) },
      },
    ]);
  });

  test('of a child with one parent are assessed, once, for that child alone', () => {
    expect(decided(told.oneParent)).toEqual([{ procedure: 'assessment', decision: 'in-best-interests' }]);
    expect(openedAt(told.oneParent, 'health-exam')).toHaveLength(3);
  });

  test('are not asked for when custody is documented', () => {
    expect(openedAt(told.documented, 'best-interests')).toEqual([]);
    expect(told.documented.view.case.stages['best-interests']?.status).toBe('skipped');
  });

  test('wait for more information and are taken up again', () => {
    const [, again] = openedAt(told.moreInformation, 'best-interests');
    expect(daysBetween(factsOf(told.moreInformation, 'best-interests.adjourned')[0]!.at, again!)).toBe(14);
    expect(decisionsOn(told.moreInformation, 'best-interests')).toEqual([
      'more-information',
      'in-best-interests',
    ]);
  });

  test('decided against the journey close the case', () => {
    expect(told.closed.view.case.closing?.outcome).toBe('not-in-best-interests');
    expect(openedAt(told.closed, 'health-exam')).toEqual([]);
  });

  test('decided against the journey of a child leave it in a case of its own, and the others go on', () => {
    const { view, linked } = told.withoutChild;
    expect(view.persons.map((person) => [person.name?.split(' ')[0], person.status])).toEqual(
      expect.arrayContaining([
        ['Samira', 'active'],
        ['Yusuf', 'split'],
        ['Rana', 'active'],
      ]),
    );
    expect(openedAt(told.withoutChild, 'health-exam')).toHaveLength(2);
    expect(linked[0]?.view.case.status).toBe('registered');
    expect(linked[0]?.view.persons.map((person) => person.name?.split(' ')[0])).toEqual(['Yusuf']);
    expect(linked[0]?.executions).toEqual([]);
  });

  test('of the principal applicant cannot be left out of the case', () => {
    expect(principal).toMatchObject([{ status: 400, body: { issues: [{ path: 'next' }] } }]);
    expect(told.principal.view.case.closing?.outcome).toBe('not-in-best-interests');
  });

  test.each(Object.keys(stories) as (keyof typeof stories)[])('leave nothing behind: %s', (name) => {
    const { linked, ...own } = told[name];
    expect(leftovers({ ...own, linked: name === 'withoutChild' ? [] : linked })).toEqual([]);
  });
});
