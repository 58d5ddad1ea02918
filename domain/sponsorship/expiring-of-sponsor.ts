import { EXPIRING_KIND } from '../documents/expiring.ts';
import { ExpiringDocumentForm, settleExpiring } from '../documents/expiring-document.ts';
import { sponsorWorkKind } from './sponsor-kind.ts';

/** As for a case: a document of the sponsor is about to expire. */
export const expiringOfSponsor = sponsorWorkKind({
  kind: EXPIRING_KIND,
  stage: 'sponsorship',
  role: 'sponsorship-officer',
  form: ExpiringDocumentForm,
  decide: ({ file, item }, form) => settleExpiring(file.documents, item, form),
});
