import type { SampleForm, SampleForms } from '../../domain/work-item/sample-form.ts';
import { answering, because, daysAfter, mostly } from '../../domain/work-item/sample-form.ts';

/** A journey booked so many days ahead, with an escort. */
export const booked =
  (days: number): SampleForm =>
  ({ now }) => ({ decision: 'booked', departureAt: daysAfter(now, days), escorted: true });

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'travel-documents': mostly(answering('ready'), [because('delayed', 'exit-permit-pending'), 15]),
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
      ...{ decision: 'departed', departedAt: now },
      boarding: view.members.map((personId) => ({ personId, boarding: 'boarded' })),
    }),
    [
      ({ now }) => ({
        decision: 'delayed',
        departureAt: daysAfter(now, 4),
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
