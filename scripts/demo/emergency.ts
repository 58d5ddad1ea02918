import { booked } from '../../stages/travel/sample-forms.ts';
import type { Form } from './forms.ts';

const waived: Form = ({ view }) => ({
  ...{ decision: 'waive', gates: view.context?.gates, reasonCode: 'life-at-risk' },
  ...{ authority: 'Ministry of Immigration', reference: 'EM-7/2026' },
});

/** A household in a hurry: gates are waived, it leaves a day later, and what was waived is made up for. */
export const EMERGENCY = {
  name: 'an emergency departs under a waiver, and what was waived is made up for',
  members: 1,
  kind: 'gate-waiver',
  time: 1,
  form: waived,
  besides: { 'travel-booking': booked(1) },
};
