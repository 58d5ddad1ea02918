import { consenting } from '../../domain/work-item/sample-consent.ts';
import {
  answering,
  because,
  mostly,
  type SampleForm,
  type SampleForms,
} from '../../domain/work-item/sample-form.ts';

/** Whoever answers for a sponsor has its adults sign with the yes. */
const signed: SampleForm = ({ view: { group } }) => ({
  decision: 'accept',
  ...(group === null || group.length === 0 ? {} : { signedBy: group }),
});

/** More than any household needs. */
export const SHOWN = { amount: 60_000, account: 'trust-account', proof: 'bank-statement' } as const;

/** A plan that names who does what. */
export const PLANNED = [
  { service: 'reception', after: 'P1D', by: 'sponsor', what: 'Met at the airport by two of the group.' },
  { service: 'housing', after: 'P1D', by: 'sponsor', what: 'A flat near the school, furnished.' },
  { service: 'health', after: 'P14D', by: 'sponsor' },
  { service: 'language', after: 'P30D', by: 'office' },
  { service: 'income-and-work', after: 'P90D', by: 'sponsor' },
] as const;

/** A number that the sponsor knew is looked up; by a name alone nobody is found. */
const lookedFor: SampleForm = ({ view: { known } }) => {
  const number = known?.family?.number;
  return number === undefined ? { decision: 'not-found' } : { decision: 'matched', caseNumber: number };
};

/** What people usually write for the work of this stage. */
export const SAMPLE_FORMS: SampleForms = {
  'sponsor-proposal': answering('confirm'),
  'sponsor-offer': mostly(signed, [because('decline', 'housing-not-ready'), 15]),
  'sponsor-confirmation': answering('confirm', SHOWN),
  'settlement-plan': answering('drafted', { planned: PLANNED }),
  'sponsorship-breakdown': answering('new-sponsor', { housing: 'A safe flat of the agency.' }),
  'known-family': lookedFor,
  'known-sponsor': consenting,
  'placement-decision': mostly(answering('continue'), [because('agency-receives', 'no-sponsor-left'), 40]),
};
