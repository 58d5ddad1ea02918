import type { SampleForm } from '../../domain/work-item/sample-form.ts';
import { because, dayOf, daysAfter, mostly, type SampleForms } from '../../domain/work-item/sample-form.ts';

/** A household of the relative's spouse and children, as most are. */
export const established: SampleForm = ({ view: { members } }) => ({
  decision: 'established',
  evidence: ['documents', 'interviews'],
  relations: members.map((personId, index) => ({ personId, relation: index === 0 ? 'spouse' : 'child' })),
});

/** Nothing of what the family has is on file in a sample: it says of each what stands in for it. */
export const submitted: SampleForm = ({ now, view: { missing = [] } }) => ({
  decision: 'submitted',
  submittedOn: dayOf(now),
  alternatives: missing.flatMap(({ kinds: [kind], personIds }) =>
    (personIds.length === 0 ? [undefined] : personIds).map((personId) => ({
      ...{ kind, instead: 'Seen as a copy; the office there keeps the original.' },
      ...(personId === undefined ? {} : { personId }),
    })),
  ),
});

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'relationship-evidence': mostly(established, [because('more-evidence', 'documents-missing'), 20]),
  'dna-test': ({ view: { context, members } }) => ({
    ...{ decision: 'reported', chainOfCustody: 'LAB-2026-77', likelihood: '99.98 % for the parents' },
    ...{ toldInPerson: context?.members ?? members, unexpected: false },
  }),
  'anchor-agreement': ({ now }) => ({
    decision: 'agrees',
    anchorStatus: 'refugee',
    statusSince: dayOf(daysAfter(now, -60)),
  }),
  'applicant-agreement': ({ now }) => ({ decision: 'agrees', appliedOn: dayOf(now) }),
  'reunification-application': submitted,
  biometrics: ({ now, view: { members } }) => ({
    decision: 'taken',
    takenOn: dayOf(now),
    biometrics: members.map((personId) => ({ personId, outcome: 'taken' })),
  }),
};
