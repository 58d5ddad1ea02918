import type { SampleContext, SampleForm, SampleForms } from '../../domain/work-item/sample-form.ts';
import { because, dayOf, daysAfter, mostly } from '../../domain/work-item/sample-form.ts';
import { inTwoLegs, papersFor } from './sample-journey.ts';

/** A journey booked so many days ahead, with an escort. */
export const booked =
  (days: number): SampleForm =>
  ({ now, view }) => ({
    ...{ decision: 'booked', escorted: true },
    legs: inTwoLegs(daysAfter(now, days), false, needing(view)),
  });

/** Whether somebody needs help on the way. */
const needing = ({ travel }: SampleContext['view']): boolean => (travel?.needs ?? []).length > 0;

/** Everybody's papers are there, and last for more than a year. */
const allReady: SampleForm = ({ now, view }) => ({
  decision: 'ready',
  papers: papersFor(view.members, dayOf(daysAfter(now, 400))),
});

/** A connection is missed: they go on the day after from where they are. */
export const connectionMissed: SampleForm = ({ now, view }) => ({
  ...{ decision: 'delayed', reasonCode: 'missed-connection', expectedAt: daysAfter(now, 1) },
  legs: inTwoLegs(now, true, needing(view)).slice(1),
});

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'travel-documents': mostly(allReady, [because('delayed', 'exit-permit-pending'), 15]),
  'travel-booking': booked(21),
  'fitness-to-fly': mostly(
    ({ view }) => ({ decision: 'fit', personIds: view.members }),
    [
      ({ view }) => ({ decision: 'unfit', unfitIds: view.members.slice(0, 1), reasonCode: 'acute-illness' }),
      3,
    ],
  ),
  departure: mostly(
    ({ now, view }) => ({
      ...{ decision: 'departed', departedAt: now, assistanceConfirmed: true },
      boarding: view.members.map((personId) => ({ personId, boarding: 'boarded' })),
    }),
    [
      ({ now, view }) => ({
        decision: 'delayed',
        legs: inTwoLegs(daysAfter(now, 4), false, needing(view)),
        reasonCode: 'flight-cancelled',
      }),
      6,
    ],
    [because('cancelled', 'carrier-refused'), 2],
  ),
  arrival: mostly(
    ({ now, view }) => ({
      ...{ decision: 'arrived', arrivedAt: now },
      arrivals: view.members.map((personId) => ({ personId, arrival: 'arrived' })),
    }),
    [
      ({ now }) => ({ decision: 'delayed', expectedAt: daysAfter(now, 1), reasonCode: 'missed-connection' }),
      5,
    ],
  ),
};
