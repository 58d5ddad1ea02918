import type { CaseFile } from '../../domain/case/case-file.ts';
import { doneLever } from '../../domain/case/case-rules.ts';
import type { Consent } from '../../domain/case/consent.ts';
import { stateRecipients } from '../../domain/case/consent-recipients.ts';
import { CONSENT_USES } from '../../domain/case/consent-uses.ts';
import type { Lever } from '../../domain/kernel/smallest-change.ts';
import { switched } from '../../domain/kernel/smallest-change.ts';
import { cameOfAge } from './came-of-age.ts';
import { securityLevers } from './security.ts';

/** As if somebody who came of age had consented to what the state is told. */
const consented =
  (personId: string, day: string) =>
  (file: CaseFile): CaseFile => {
    const given: Consent = {
      ...{ type: 'consent', schema: 3, id: `supposed-${personId}`, caseId: file.case.id, personId },
      ...{ purpose: CONSENT_USES['state-decision'].purpose, fields: [], textVersion: '', givenOn: day },
      recipient: stateRecipients(file.case.destinationOffice)[0] ?? '',
      ...{ taken: 'signed', signedAs: 'self', guards: false, signatory: personId },
    };
    return { ...file, consents: [...file.consents, given] };
  };

/** What would let the household travel: the state's decision and its security check, and the own consent of those who came of age. */
export const stateDecisionLevers = (file: CaseFile, day: string): readonly Lever<CaseFile>[] => [
  ...doneLever('state-decision')(file, day),
  ...securityLevers(file, day),
  ...cameOfAge(file, day).map((id) => switched('own-consent', consented(id, day), {}, id)),
];
