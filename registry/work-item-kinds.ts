import { accessReview } from '../domain/casework/access-review.ts';
import { consentRequest } from '../domain/casework/consent-request.ts';
import { gateWaiver, gateWaiverApproval } from '../domain/casework/gate-waiver.ts';
import { owedDuty } from '../domain/casework/owed-duty.ts';
import { destinationOffice, submissionCategories } from '../domain/casework/submission-details.ts';
import { householdChange } from '../domain/household/change-kind.ts';
import { sameNumber } from '../domain/household/compare-records.ts';
import { CaseError } from '../domain/kernel/errors.ts';
import { personQuestion } from '../domain/persons-page/person-question.ts';
import { rightsRequest } from '../domain/rights/rights-kind.ts';
import { contactFailed, sponsorQuestion, sponsorWorry } from '../domain/sponsorship/sponsor-contact.ts';
import type { WorkItemKind } from '../domain/work-item/kind.ts';
import { STAGES } from './stages.ts';

/** Work that belongs to no single stage: it arises from a case as a whole, or from what a sponsor writes. */
const BESIDE_STAGES: readonly WorkItemKind[] = [
  ...[consentRequest, accessReview, sameNumber, householdChange, rightsRequest],
  ...[submissionCategories, destinationOffice, gateWaiver, gateWaiverApproval, owedDuty],
  ...[sponsorQuestion, contactFailed, sponsorWorry, personQuestion],
];

/** Every kind of work item. Workflows open them by `kind`; the console draws their forms. */
export const WORK_ITEM_KINDS: readonly WorkItemKind[] = [
  ...STAGES.flatMap(({ kinds }) => kinds),
  ...BESIDE_STAGES,
];

const byName = new Map(WORK_ITEM_KINDS.map((kind) => [kind.kind, kind]));

/** The kind with this name; throws `InvalidInput` if there is none. */
export function kindNamed(name: string): WorkItemKind {
  const kind = byName.get(name);
  if (!kind)
    throw new CaseError('InvalidInput', `Expected a kind of work item, received ${name.slice(0, 60)}.`);
  return kind;
}
