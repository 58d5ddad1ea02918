import { connectionMissed } from '../../stages/travel/sample-forms.ts';
import type { Form } from './forms.ts';

const met: Form = ({ now, view }) => ({
  ...{ decision: 'arrived', arrivedAt: now },
  arrivals: view.members.map((personId) => ({ personId, arrival: 'arrived' })),
});

/** The last member is not among those who were met: protection is told, and everybody is asked for again. */
const oneNotArrived: Form = ({ now, view }) => ({
  ...{ decision: 'arrived', arrivedAt: now },
  arrivals: view.members.map((personId, index) => ({
    personId,
    arrival: index === view.members.length - 1 ? 'not-arrived' : 'arrived',
  })),
});

/** Nobody records the arrival until it was reminded of and escalated; then a supervisor finds out and records it. */
const forgotten: Form = Object.assign((...context: Parameters<Form>) => met(...context), { late: 2.2 });

/** What can go wrong where a household should arrive. */
export const ARRIVALS = [
  {
    ...{ name: 'a connection is missed, and those who wait are told', members: 2 },
    ...{ kind: 'arrival', time: 1, form: connectionMissed },
  },
  {
    ...{ name: 'a member is not among those who were met, and is found', members: 3 },
    ...{ kind: 'arrival', time: 1, form: oneNotArrived },
  },
  {
    ...{ name: 'an arrival is not recorded, is asked for and escalated, and comes late', members: 1 },
    ...{ kind: 'arrival', time: 1, form: forgotten },
  },
];
