import { consenting } from '../../domain/work-item/sample-consent.ts';
import type { SampleContext, SampleForm } from '../../domain/work-item/sample-form.ts';
import { answering, because, dayOf, daysAfter } from '../../domain/work-item/sample-form.ts';
import { SAMPLE_FORMS } from '../../registry/sample-forms.ts';
import type { OpenedItem, WorkItemView } from './workforce.ts';

export interface FormContext extends SampleContext {
  view: WorkItemView;
  item: OpenedItem;
}
export interface Form {
  (context: FormContext): ReturnType<SampleForm>;
  /** Who writes it, by the first part of their user name, where it is not left to habit. */
  readonly by?: (item: OpenedItem) => string;
  /** How far into its time it is written, where that is not left to habit: after 1 it is late, and a supervisor's. */
  readonly late?: number;
}

const LAST_VETTING = '2029-01-01';

/** Checks are renewed for some years, but no longer once the demo's households have long arrived. */
const vetted: Form = ({ view, now }) =>
  dayOf(now) < LAST_VETTING
    ? {
        decision: 'checked',
        adultIds: view.members,
        checkedOn: dayOf(now),
        validUntil: dayOf(daysAfter(now, 1000)),
      }
    : { decision: 'not-renewed', reasonCode: 'no-longer-willing' };

/** What people usually write: for the work of a stage as its folder says, and for work that belongs to none. */
export const FORMS: Record<string, Form> = {
  ...SAMPLE_FORMS,
  'consent-request': consenting,
  'sponsor-question': answering('answered', { answer: 'Please see the page of the offer.' }),
  'sponsor-worry': answering('resolved'),
  'person-question': answering('answered', { answer: 'Please see your next appointment.' }),
  'contact-failed': answering('contacted'),
  'sponsor-vetting': vetted,
  'access-review': answering('justified'),
  'household-change': answering('confirm'),
  'rights-request': answering('granted', { told: 'in-person', note: 'Done as asked.' }),
  'submission-categories': answering('set', {
    primaryCategory: 'legal-or-physical-protection-needs',
    secondaryCategory: 'lack-of-foreseeable-alternatives',
  }),
  'destination-office': answering('set', { destinationOffice: 'toronto' }),
  'gate-waiver': ({ view }) => ({
    ...{ decision: 'waive', gates: view.context?.gates, reasonCode: 'life-at-risk' },
    ...{ authority: 'Ministry of Immigration', reference: 'EM-7' },
  }),
  'gate-waiver-approval': answering('approve'),
  'owed-duty': ({ now }) => ({ decision: 'delivered', deliveredOn: dayOf(now) }),
  'same-number': because('same-household', 'registered-twice'),
};
