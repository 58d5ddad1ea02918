import { StalledWorkForm, settleStalled } from '../casework/stalled-work.ts';
import { sponsorWorkKind } from './sponsor-kind.ts';

/** As for a case: monitoring of the sponsor stalled, and the platform could not repair that itself. */
export const stalledOfSponsor = sponsorWorkKind({
  kind: 'stalled-work',
  stage: 'sponsorship',
  role: 'supervisor',
  form: StalledWorkForm,
  decide: ({ item }, form) => settleStalled(item, form),
});
