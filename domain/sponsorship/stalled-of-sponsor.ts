import { StalledWorkForm, settleStalled } from '../casework/stalled-work.ts';
import { sponsorWorkKind } from './sponsor-kind.ts';

/** The same as of a case: what looks after a sponsor came to a stop, and the platform could not put that right. */
export const stalledOfSponsor = sponsorWorkKind({
  kind: 'stalled-work',
  stage: 'sponsorship',
  role: 'supervisor',
  form: StalledWorkForm,
  decide: ({ item }, form) => settleStalled(item, form),
});
