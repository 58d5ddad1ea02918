import { describe, expect, test } from 'vitest';
import { inTwoLegs } from '../../stages/travel/sample-journey.ts';
import { adult, child } from '../fixtures/household.ts';
import { chapter } from './chapter.ts';
import type { Answered, Step } from './people.ts';
import { theEnd } from './stories.ts';
import type { Told } from './told.ts';
import { actsOf, daysBetween, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

const end = { 'follow-up-visit': [theEnd] };
const unescorted: Answered[] = [];
const flagged: Answered[] = [];
const tooFar: Answered[] = [];

const tuberculosis: Step = ({ now }) => ({
  ...{ decision: 'cleared', classification: 'class-b', examinedOn: now.slice(0, 10) },
  tuberculosisClass: 'b1-pulmonary',
});
const booked =
  (days: number): Step =>
  ({ day }) => ({ decision: 'booked', legs: inTwoLegs(day(days)), escorted: false });

/** Tries to book under a flag that blocks travel, has it lifted, and books. */
const bookUnderFlag: Step = async ({ call, decide, day, usual }) => {
  const flag = { kind: 'medical-hold', instruction: 'Wait for the specialist', blocks: ['travel'] };
  const raised = await call('health.amman', ':/flags', flag);
  flagged.push(raised, await decide({ decision: 'booked', legs: inTwoLegs(day(21)), escorted: false }));
  const lift = `:/flags/${raised.body.flagId}/lift`;
  flagged.push(await call('supervisor.amman', lift, { reasonCode: 'specialist-agrees' }));
  return usual();
};

const asUsual: Step = (moment) => moment.usual();
/** Class B, and a condition with which nobody may wait for a day. */
const needsDialysis: Step = ({ now }) => ({
  ...{ decision: 'cleared', classification: 'class-b', tuberculosisClass: 'b2' },
  ...{ examinedOn: now.slice(0, 10), seenWithin: 'day', careNeeds: ['dialysis-nearby'] },
});

/** The spouse is not fit to fly, and the household parts. */
const spouseUnfit: Step = async ({ readCase, view }) => {
  const { persons } = await readCase();
  const unfitIds = persons.filter(({ relationship }) => relationship === 'spouse').map(({ id }) => id);
  return {
    ...{ decision: 'part', unfitIds, reasonCode: 'acute-illness', agreed: view.members },
    householdSaid: 'The mother and the child go first; the father follows.',
  };
};

/** The household is met without the child. */
const oneMissing: Step = async ({ now, readCase }) => {
  const { persons } = await readCase();
  const arrivals = persons.map(({ id, relationship }) => ({
    ...{ personId: id, arrival: relationship === 'son' ? 'not-arrived' : 'arrived' },
  }));
  return { decision: 'arrived', arrivedAt: now, arrivals };
};

const stories = {
  usual: { household: { members: [adult(), child()] }, script: end },
  documents: {
    script: { 'travel-documents': [{ decision: 'delayed', reasonCode: 'exit-permit-pending' }], ...end },
  },
  escort: {
    household: { members: [adult({ needs: ['serious-medical-condition'] })] },
    script: {
      'travel-booking': [
        async ({ decide, day }) => {
          const form = { decision: 'booked', legs: inTwoLegs(day(21)) };
          unescorted.push(await decide({ ...form, escorted: false }));
          return { ...form, escorted: true };
        },
      ],
      ...end,
    },
  },
  unfit: {
    script: {
      'fitness-to-fly': [
        ({ view }) => ({ decision: 'unfit', unfitIds: view.members, reasonCode: 'acute-illness' }),
      ],
      ...end,
    },
  },
  seenAfterwards: {
    script: {
      'health-exam': [needsDialysis],
      'follow-up-visit': [asUsual, asUsual, asUsual, theEnd],
    },
  },
  parted: {
    household: {
      members: [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad' }), child()],
    },
    script: {
      'fitness-to-fly': [spouseUnfit],
      ...end,
    },
  },
  delayed: {
    script: {
      departure: [
        ({ day }) => ({ decision: 'delayed', legs: inTwoLegs(day(4)), reasonCode: 'flight-cancelled' }),
      ],
      ...end,
    },
  },
  waitsForMember: {
    household: { members: [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' })] },
    script: { departure: [boardedWithout('wait')], ...end },
  },
  goesAhead: {
    household: { members: [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' })] },
    script: { departure: [boardedWithout('go-ahead')], ...end },
    linkedScript: end,
  },
  missing: {
    household: { members: [adult(), child()] },
    script: { arrival: [oneMissing], ...end },
  },
  unrecorded: { script: { arrival: ['nobody'], ...end } },
  cancelled: { script: { departure: [{ decision: 'cancelled', reasonCode: 'carrier-refused' }], ...end } },
  arrivesLate: {
    script: {
      arrival: [({ day }) => ({ decision: 'delayed', expectedAt: day(1), reasonCode: 'missed-connection' })],
      ...end,
    },
  },
  flag: { script: { 'travel-booking': [bookUnderFlag], ...end } },
  validity: {
    household: { members: [adult(), child()] },
    script: {
      'health-exam': [tuberculosis],
      'travel-booking': [
        booked(98),
        async ({ decide, day, usual }) => {
          tooFar.push(await decide({ decision: 'booked', legs: inTwoLegs(day(101)), escorted: false }));
          return usual();
        },
      ],
      ...end,
    },
  },
  lateFitness: { script: { 'fitness-to-fly': ['nobody'], departure: [departedAfterRebooking], ...end } },
} satisfies Record<string, Story>;

/** Nobody confirmed fitness before the departure, so it is refused and booked again. */
function departedAfterRebooking() {
  return { decision: 'cancelled', reasonCode: 'fitness-not-confirmed' };
}

/** The spouse's papers are refused at the gate, and the others say what they wish. */
function boardedWithout(othersWish: string): Step {
  return async ({ now, readCase }) => {
    const { persons } = await readCase();
    const boarding = persons.map(({ id, relationship }) => ({
      ...{ personId: id, boarding: relationship === 'spouse' ? 'papers-refused' : 'boarded' },
    }));
    return { decision: 'departed', departedAt: now, boarding, othersWish, assistanceConfirmed: true };
  };
}

const told = chapter('travel', stories);

const notices = (of: Told, template: string) => of.notices.filter((notice) => notice.template === template);

describe('travel', () => {
  test('goes through documents, booking, fitness within 72 hours, departure and arrival', () => {
    expect(actsOf(told.usual, 'travel', 'fitness')).toEqual([
      'travel-documents.ready',
      'travel.booked',
      'fitness-to-fly.confirmed',
      'travel.departed',
      'travel.arrived',
    ]);
    const departureAt = String(factsOf(told.usual, 'travel.booked')[0]?.details?.departureAt);
    expect(daysBetween(openedAt(told.usual, 'fitness-to-fly')[0]!, departureAt)).toBe(3);
    expect(openedAt(told.usual, 'departure')).toEqual([departureAt]);
  });

  test('asks for delayed documents again', () => {
    const [delayed] = factsOf(told.documents, 'travel-documents.delayed');
    expect(daysBetween(delayed!.at, openedAt(told.documents, 'travel-documents')[1]!)).toBe(7);
  });

  test('is not booked without an escort where one is needed', () => {
    expect(unescorted).toMatchObject([{ status: 400, body: { issues: [{ path: 'escorted' }] } }]);
    expect(told.escort.view.travel?.escorted).toBe(true);
  });

  test('of somebody unfit is booked again', () => {
    expect(told.unfit.view.travel?.bookings).toBe(2);
    expect(decisionsOn(told.unfit, 'fitness-to-fly')).toEqual(['unfit', 'fit']);
  });

  test('of somebody with class B and a condition is followed by a clinic, at once where the exam said so', () => {
    const [arrivedFact] = factsOf(told.seenAfterwards, 'travel.arrived');
    for (const kind of ['receiving-clinic', 'care-on-arrival']) {
      expect(decisionsOn(told.seenAfterwards, kind)).toEqual(['seen']);
      expect(daysBetween(arrivedFact!.at, openedAt(told.seenAfterwards, kind)[0]!)).toBeLessThan(0.1);
    }
    const lines = told.seenAfterwards.view.servicePlans.flatMap((plan) => plan.lines);
    const owed = lines.filter(({ source }) => source.kind === 'health-assessment');
    expect(owed.map(({ service, state }) => [service.code, state]).sort()).toEqual([
      ['medical-care', 'delivered'],
      ['receiving-clinic', 'delivered'],
    ]);
    const ids = new Set(owed.map(({ id }) => id));
    const delivered = told.seenAfterwards.facts.filter(({ act }) => act === 'plan.delivered');
    expect(delivered.filter(({ subject = '' }) => ids.has(subject))).toHaveLength(2);
    expect(factsOf(told.seenAfterwards, 'work-item.escalated')).toEqual([]);
  });

  test('of a household that parts over somebody unfit goes on when a second person has confirmed it', () => {
    const { view, linked, facts } = told.parted;
    const acts = facts.map(({ act }) => act);
    expect(acts.indexOf('household-change.confirmed')).toBeGreaterThan(
      acts.indexOf('fitness-to-fly.refused'),
    );
    expect(view.persons.map(({ relationship, status }) => [relationship, status]).sort()).toEqual([
      ['principal-applicant', 'active'],
      ['son', 'active'],
      ['spouse', 'split'],
    ]);
    expect(view.travel?.arrivedAt).toBeDefined();
    expect(linked.map((one) => one.view.persons.map(({ status }) => status))).toEqual([['active']]);
    expect(actsOf(linked[0]!, 'travel.arrived')).toEqual(['travel.arrived']);
    const stayed = factsOf(told.parted, 'fitness-to-fly.refused').map(({ subject }) => subject);
    expect(stayed).toEqual(view.persons.filter(({ status }) => status === 'split').map(({ id }) => id));
  });

  test('that is delayed confirms fitness again and tells the sponsor', () => {
    expect(decisionsOn(told.delayed, 'departure')).toEqual(['delayed', 'departed']);
    expect(decisionsOn(told.delayed, 'fitness-to-fly')).toEqual(['fit', 'fit']);
    const [delayed] = factsOf(told.delayed, 'travel.delayed');
    expect(openedAt(told.delayed, 'departure')[1]).toBe(delayed?.details?.departureAt);
    expect(notices(told.delayed, 'travel-delayed').map(({ to }) => to)).toEqual([
      { kind: 'role', role: 'travel-officer', office: 'toronto' },
      { kind: 'sponsor', id: told.delayed.sponsors[0]?.id },
    ]);
    expect(told.delayed.mails.map((mail) => mail.subject)).toContain('The journey is delayed');
  });

  test('of somebody who did not board waits, or the others go ahead and a case of its own prepares their journey', () => {
    expect(told.waitsForMember.view.travel?.bookings).toBe(2);
    expect(told.waitsForMember.view.persons.map(({ status }) => status)).toEqual(['active', 'active']);
    expect(decisionsOn(told.waitsForMember, 'departure')).toEqual(['departed', 'departed']);
    const [linked] = told.goesAhead.linked;
    expect(told.goesAhead.view.travel?.bookings).toBe(1);
    expect(actsOf(told.goesAhead, 'travel.arrived')).toHaveLength(1);
    expect(linked?.view.persons.map(({ relationship }) => relationship)).toEqual(['principal-applicant']);
    expect(linked?.view.case.stages.travel).toMatchObject({ status: 'completed', outcome: 'arrived' });
    expect(linked?.view.travel?.arrivedAt).toBeDefined();
  });

  test('is asked about again every twelve hours until everybody has arrived', () => {
    const [part] = factsOf(told.missing, 'arrival.in-part');
    expect(daysBetween(part!.at, openedAt(told.missing, 'arrival')[1]!)).toBe(0.5);
    expect(notices(told.missing, 'protection-concern')).toHaveLength(2);
    expect(factsOf(told.missing, 'travel.arrived')[0]?.details?.arrivedAt).toBe(part?.details?.arrivedAt);
  });

  test('that is cancelled is booked again', () => {
    expect(told.cancelled.view.travel?.bookings).toBe(2);
    expect(decisionsOn(told.cancelled, 'departure')).toEqual(['cancelled', 'departed']);
  });

  test('asks for an arrival that nobody records, escalates it, and counts the follow-up from when they arrived', () => {
    const { unrecorded } = told;
    const of = (act: string) => factsOf(unrecorded, act).filter(({ details }) => details?.kind === 'arrival');
    expect(of('work-item.reminded')).toHaveLength(1);
    expect(of('work-item.escalated').length).toBeGreaterThan(0);
    expect(decisionsOn(unrecorded, 'arrival')).toEqual(['arrived']);
    expect(unrecorded.view.case.stages.travel?.outcome).toBe('arrived');
  });

  test('that arrives late is asked for at the time expected, which the sponsor is told', () => {
    const [late] = factsOf(told.arrivesLate, 'arrival.delayed');
    expect(openedAt(told.arrivesLate, 'arrival')[1]).toBe(late?.details?.expectedAt);
    expect(notices(told.arrivesLate, 'travel-delayed')).toMatchObject([
      { to: { kind: 'role', role: 'travel-officer', office: 'toronto' } },
      { to: { kind: 'sponsor', id: told.arrivesLate.sponsors[0]?.id } },
    ]);
  });

  test('is not booked while a flag blocks it', () => {
    expect(flagged.map((answer) => answer.status)).toEqual([202, 409, 200]);
    expect(String(flagged[1]?.body.detail)).toContain('flag-medical-hold');
    expect(told.flag.view.travel?.bookings).toBe(1);
  });

  test('booked beyond the health validity examines again those whose exam does not last, and then goes', () => {
    const { view } = told.validity;
    expect(actsOf(told.validity, 'health-assessment', 'travel.')).toEqual([
      'health-assessment.reopened',
      'travel.booked',
      'travel.departed',
      'travel.arrived',
    ]);
    expect(openedAt(told.validity, 'health-exam')).toHaveLength(3);
    expect(view.health?.map((record) => record.exams).sort()).toEqual([1, 2]);
    expect(String(view.case.healthValidUntil) > String(view.travel?.departedAt).slice(0, 10)).toBe(true);
    expect(openedAt(told.validity, 'travel-documents')).toHaveLength(1);
  });

  test('is not booked further ahead than an execution may wait', () => {
    expect(tooFar).toMatchObject([{ status: 400, body: { issues: [{ path: 'legs.0.departs' }] } }]);
  });

  test('without fitness confirmed in time is escalated within the three days', () => {
    const escalated = factsOf(told.lateFitness, 'work-item.escalated');
    expect(escalated.length).toBeGreaterThan(0);
    expect(daysBetween(openedAt(told.lateFitness, 'fitness-to-fly')[0]!, escalated[0]!.at)).toBe(2);
    expect(told.lateFitness.view.travel?.bookings).toBe(2);
  });

  test.each(Object.keys(stories) as (keyof typeof stories)[])('leaves nothing behind: %s', (name) => {
    expect(leftovers(told[name])).toEqual([]);
    // Who is cancelled gives their place back; who was received apart keeps it.
    const received = told[name].linked.filter(({ view }) => view.case.closing?.outcome === 'resettled');
    expect(told[name].sponsors.map(({ taken }) => taken)).toEqual([received.length]);
  });
});
