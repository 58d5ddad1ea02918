import { describe, expect, test } from 'vitest';
import { adult, child } from '../fixtures/household.ts';
import { chapter } from './chapter.ts';
import type { Answered, Step } from './people.ts';
import { theEnd } from './stories.ts';
import type { Told } from './told.ts';
import { daysBetween, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

const today = (now: string) => now.slice(0, 10);
const exam =
  (decision: string, fields: Record<string, unknown>): Step =>
  ({ now }) => ({ decision, examinedOn: today(now), ...fields });
const cleared = (tuberculosisClass: string, classification = 'no-finding') =>
  exam('cleared', { classification, tuberculosisClass });
const noFinding = cleared('none');
const found = { classification: 'class-a', classAConditions: ['tuberculosis'] };
const treatment = exam('treatment', found);
/** The clinician asks for the person again after so many days. */
const treatedFor =
  (days: number): Step =>
  ({ now, day }) => ({
    decision: 'treatment',
    examinedOn: today(now),
    ...found,
    nextExamOn: today(day(days)),
  });
/** A session that nobody of the group came to. */
const nobodyCame: Step = ({ now, view }) => ({
  ...{ decision: 'held', heldOn: today(now), topics: view.topics, present: [], absent: view.group },
});
const WAIVER = {
  ...{ authority: 'Ministry of Health', reference: 'W-17/2026', waivedOn: '2026-01-01' },
  ...{ conditions: 'treatment goes on after arrival', receivingClinic: 'Toronto Chest Clinic' },
  waivedConditions: ['tuberculosis'],
};
const end = { 'travel-documents': [theEnd] };
const alone: Answered[] = [];
/** The examiner may not record the waiver; a supervisor does. */
const waivedByAnother: Step = async ({ decide }) => {
  const form = { decision: 'waived', ...WAIVER };
  alone.push(await decide(form, 'health.amman'), await decide(form, 'supervisor.amman'));
  return null;
};

const stories = {
  treated: { script: { 'health-exam': [treatment, cleared('b0', 'class-b')], ...end } },
  clinicianNames: { script: { 'health-exam': [treatedFor(75), cleared('b0')], ...end } },
  contacts: {
    household: { members: [adult(), child()] },
    script: { 'health-exam': [noFinding, treatedFor(60), cleared('b0'), cleared('b3')], ...end },
  },
  missed: { script: { 'health-exam': [{ decision: 'missed' }], ...end } },
  waived: {
    script: { 'health-exam': [treatment, waivedByAnother], ...end },
  },
  tuberculosis: {
    household: { members: [adult(), child()] },
    script: {
      'health-exam': [noFinding, cleared('b1-pulmonary')],
      ...end,
    },
  },
  sessionMissed: { script: { 'orientation-session': [nobodyCame], ...end } },
  excused: { script: { 'orientation-session': [nobodyCame, nobodyCame, nobodyCame], ...end } },
  oneMore: {
    script: {
      'orientation-session': [nobodyCame, nobodyCame, nobodyCame],
      'orientation-exception': [{ decision: 'another-session' }],
      ...end,
    },
  },
  sessionCancelled: {
    script: { 'orientation-session': [{ decision: 'cancelled', reasonCode: 'trainer-ill' }], ...end },
  },
  groups: {
    household: {
      members: [
        adult(),
        child({ birthDate: '2012-01-01' }),
        child({ birthDate: '2020-01-01' }),
        child({ birthDate: '2021-01-01' }),
      ],
    },
    script: end,
  },
} satisfies Record<string, Story>;

const told = chapter('health', stories);

const lag = (of: Told, kind: string, act: string, time = 0): number =>
  daysBetween(factsOf(of, act)[time]!.at, openedAt(of, kind)[time + 1]!);

describe('the health assessment', () => {
  test('of a person in treatment is repeated until cleared', () => {
    expect(decisionsOn(told.treated, 'health-exam')).toEqual(['treatment', 'cleared']);
    expect(lag(told.treated, 'health-exam', 'health-exam.recorded')).toBe(30);
    expect(told.treated.view.health).toMatchObject([{ classification: 'class-b', exams: 2, cleared: true }]);
  });

  test('examines somebody in treatment again on the day that the clinician names', () => {
    const again = lag(told.clinicianNames, 'health-exam', 'health-exam.recorded');
    expect(again).toBeGreaterThan(74);
    expect(again).toBeLessThanOrEqual(75);
  });

  test('examines those again who lived with somebody infectious, before anybody travels', () => {
    expect(decisionsOn(told.contacts, 'health-exam')).toEqual(['cleared', 'treatment', 'cleared', 'cleared']);
    expect(factsOf(told.contacts, 'health-exam.asked-again')).toHaveLength(1);
    expect(told.contacts.view.health?.map(({ tuberculosis }) => tuberculosis?.class).sort()).toEqual([
      'b0',
      'b3',
    ]);
    expect(openedAt(told.contacts, 'travel-documents')).toHaveLength(1);
  });

  test('makes a missed appointment again', () => {
    expect(decisionsOn(told.missed, 'health-exam')).toEqual(['missed', 'cleared']);
    expect(lag(told.missed, 'health-exam', 'health-exam.missed')).toBe(7);
  });

  test('lets a waived class A travel, when another than the examiner recorded the waiver', () => {
    expect(alone.map(({ status }) => status)).toEqual([403, 200]);
    expect(told.waived.view.health).toMatchObject([{ classification: 'class-a-waived', cleared: true }]);
    expect(openedAt(told.waived, 'travel-documents')).toHaveLength(1);
  });

  test('holds three months after a tuberculosis finding, and the earliest member counts', () => {
    const { view } = told.tuberculosis;
    const [usual, tuberculosis] = [...(view.health ?? [])].sort((a, b) =>
      a.validUntil < b.validUntil ? 1 : -1,
    );
    expect([usual?.examinedOn, usual?.validUntil]).toEqual(['2026-04-06', '2026-10-06']);
    expect([tuberculosis?.examinedOn, tuberculosis?.validUntil]).toEqual(['2026-04-06', '2026-07-06']);
    expect(view.case.healthValidUntil).toBe('2026-07-06');
  });
});

describe('cultural orientation', () => {
  test('invites who missed a session to the next', () => {
    expect(openedAt(told.sessionMissed, 'orientation-session')).toHaveLength(2);
    expect(lag(told.sessionMissed, 'orientation-session', 'orientation-session.held')).toBe(7);
    expect(openedAt(told.sessionMissed, 'orientation-exception')).toEqual([]);
  });

  test('asks a supervisor after three missed sessions, who excuses', () => {
    expect(openedAt(told.excused, 'orientation-session')).toHaveLength(3);
    expect(decisionsOn(told.excused, 'orientation-exception')).toEqual(['excuse']);
    expect(factsOf(told.excused, 'orientation.excused')[0]?.details?.excused).toEqual(
      told.excused.view.persons.map((person) => person.id),
    );
    expect(told.excused.view.case.stages['cultural-orientation']?.status).toBe('completed');
  });

  test('or asks for another session', () => {
    expect(openedAt(told.oneMore, 'orientation-session')).toHaveLength(4);
    expect(openedAt(told.oneMore, 'orientation-exception')).toHaveLength(1);
    expect(told.oneMore.view.case.stages['cultural-orientation']?.outcome).toBe('oriented');
  });

  test('holds a cancelled session a week later', () => {
    expect(lag(told.sessionCancelled, 'orientation-session', 'orientation-session.cancelled')).toBe(7);
    expect(decisionsOn(told.sessionCancelled, 'orientation-session')).toEqual(['cancelled', 'held']);
  });

  test('has a session for each age group, and none for a child of five', () => {
    const held = factsOf(told.groups, 'orientation-session.held');
    const sizes = held.map((fact) => [fact.subject, [fact.details?.present].flat().length]);
    expect(sizes.sort()).toEqual([
      ['adults', 1],
      ['children', 1],
      ['youth', 1],
    ]);
  });
});

test.each(Object.keys(stories) as (keyof typeof stories)[])('leaves nothing behind: health, %s', (name) => {
  expect(leftovers(told[name])).toEqual([]);
});
