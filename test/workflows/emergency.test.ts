import { describe, expect, test } from 'vitest';
import { inTwoLegs } from '../../stages/travel/sample-journey.ts';
import { adult, child } from '../fixtures/household.ts';
import { chapter } from './chapter.ts';
import type { Step } from './people.ts';
import { later } from './people.ts';
import { theEnd } from './stories.ts';
import type { Told } from './told.ts';
import { daysBetween, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

const WAIVER = {
  ...{ authority: 'Ministry of Immigration', reference: 'EM-7/2026', reasonCode: 'life-at-risk' },
};
const waiving =
  (...gates: string[]): Step =>
  () => ({ decision: 'waive', gates, ...WAIVER });
const soon: Step = ({ day }) => ({ decision: 'booked', legs: inTwoLegs(day(1)), escorted: false });
const usual: Step = (moment) => moment.usual();
const emergency = { priority: 'emergency', members: [adult(), child()] } as const;

const stories = {
  emergency: {
    household: { ...emergency, members: [...emergency.members] },
    script: { 'travel-booking': [soon] },
  },
  declined: {
    household: { ...emergency, members: [adult()] },
    script: {
      'gate-waiver': [waiving('cultural-orientation')],
      'gate-waiver-approval': [{ decision: 'decline', reasonCode: 'can-be-done-before' }],
    },
  },
  held: {
    household: { ...emergency, members: [adult()] },
    script: { 'gate-waiver': [{ decision: 'hold' }] },
  },
  /** Its run is almost old enough to be renewed when the household arrives. */
  late: {
    household: { ...emergency, members: [adult()] },
    script: {
      'travel-documents': [later(88)],
      'travel-booking': [soon],
      'owed-duty': ['nobody'],
      'follow-up-visit': [usual, usual, usual, theEnd],
    },
  },
  urgent: { household: { priority: 'urgent' } },
  normal: {},
} satisfies Record<string, Story>;

const told = chapter('emergency', stories);
const stage = (of: Told, name: 'cultural-orientation' | 'sponsorship') => of.view.case.stages[name];

describe('an emergency case', () => {
  test('departs within seven days, with what was waived under an authority owed after the arrival', () => {
    const { view } = told.emergency;
    expect(daysBetween(view.case.registeredAt, String(view.travel?.departedAt))).toBeLessThan(7);
    expect(stage(told.emergency, 'cultural-orientation')).toMatchObject({
      status: 'skipped',
      outcome: 'waived',
    });
    expect(stage(told.emergency, 'sponsorship')).toMatchObject({ status: 'skipped', outcome: 'waived' });
    expect(openedAt(told.emergency, 'orientation-session')).toEqual([]);
    expect(openedAt(told.emergency, 'sponsor-proposal')).toEqual([]);
    expect(openedAt(told.emergency, 'health-exam')).toHaveLength(2);
    expect(openedAt(told.emergency, 'state-decision')).toHaveLength(1);
  });

  test('has its waiver agreed by a second person, in whose absence the gates hold', () => {
    const [asked] = factsOf(told.emergency, 'gates.waiver-asked');
    const [agreed] = factsOf(told.emergency, 'gates.waived');
    expect(asked?.actor).not.toBe(agreed?.actor);
    expect(decisionsOn(told.declined, 'gate-waiver-approval')).toEqual(['decline']);
    expect(stage(told.declined, 'cultural-orientation')).toMatchObject({
      status: 'completed',
      outcome: 'oriented',
    });
    expect(openedAt(told.declined, 'gate-waiver')).toHaveLength(1);
    expect(stage(told.held, 'cultural-orientation')?.status).toBe('completed');
    expect(openedAt(told.held, 'gate-waiver-approval')).toEqual([]);
  });

  test('may waive more than an urgent one, and a normal one nothing', () => {
    const { view } = told.urgent;
    expect(stage(told.urgent, 'cultural-orientation')?.outcome).toBe('waived');
    expect(stage(told.urgent, 'sponsorship')?.status).toBe('completed');
    expect(view.case.priority).toBe('urgent');
    expect(openedAt(told.normal, 'gate-waiver')).toEqual([]);
  });

  test('has what is owed after the arrival in its plan, due within the time of the policy', () => {
    const owed = told.emergency.view.servicePlans.flatMap(({ lines }) => lines);
    const waived = owed.filter(({ source }) => source.kind === 'waived-duty');
    expect(waived.map(({ source }) => source.reference).sort()).toEqual([
      'cultural-orientation',
      'sponsorship',
    ]);
    for (const { dueAt } of waived)
      expect(daysBetween(String(told.emergency.view.travel?.arrivedAt), String(dueAt))).toBe(30);
  });

  test('has what is owed opened as work on the arrival, and closed afterwards', () => {
    const { view } = told.emergency;
    const opened = openedAt(told.emergency, 'owed-duty');
    expect(opened).toHaveLength(2);
    for (const at of opened) expect(daysBetween(String(view.travel?.arrivedAt), at)).toBeLessThan(1);
    expect(decisionsOn(told.emergency, 'owed-duty')).toEqual(['delivered', 'delivered']);
    const owed = view.servicePlans.flatMap(({ lines }) => lines);
    const waived = owed.filter(({ source }) => source.kind === 'waived-duty');
    expect(waived.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    expect(openedAt(told.normal, 'owed-duty')).toEqual([]);
  });

  test('has what is owed asked for again and escalated, however long its run had waited before the arrival', () => {
    const { view } = told.late;
    expect(daysBetween(view.case.registeredAt, String(view.travel?.arrivedAt))).toBeGreaterThan(85);
    const [opened] = openedAt(told.late, 'owed-duty');
    for (const [act, days] of [
      ['work-item.reminded', 21],
      ['work-item.escalated', 30],
    ] as const) {
      const [asked] = factsOf(told.late, act).filter(({ details }) => details?.kind === 'owed-duty');
      expect(daysBetween(opened!, asked!.at)).toBeCloseTo(days, 1);
    }
  });

  test.each(Object.keys(stories) as (keyof typeof stories)[])('leaves nothing behind: %s', (name) => {
    expect(leftovers(told[name])).toEqual([]);
  });
});
