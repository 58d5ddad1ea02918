import type { CaseFile } from './case-file.ts';
import type { ConsentPurpose } from './consent.ts';
import { stateRecipients } from './consent-recipients.ts';
import type { AskingStage } from './consent-uses.ts';
import { ASKING_STAGES, CONSENT_USES, consents, standingOf } from './consent-uses.ts';

export const isAskingStage = (stage: string | undefined): stage is AskingStage =>
  (ASKING_STAGES as readonly (string | undefined)[]).includes(stage);

/**
 * Whom a stage discloses data to. Before a sponsor is chosen, that is every sponsor of the office or any that was
 * named; each sponsor is checked again before it is told anything.
 */
const recipientsOf = (file: CaseFile, purpose: ConsentPurpose): string[] => {
  const destination = file.case.destinationOffice;
  if (purpose === 'disclosure-to-state') return stateRecipients(destination);
  if (purpose !== 'disclosure-to-sponsor') return [];
  const named = file.consents
    .filter((consent) => consent.purpose === purpose)
    .map(({ recipient }) => recipient);
  return [...(destination === undefined ? [] : [`sponsors of ${destination}`]), ...named];
};

/** The members whose consent is missing for a stage. */
export function missingFor(file: CaseFile, stage: AskingStage, at: string): readonly string[] {
  const { purpose } = CONSENT_USES[stage];
  return standingOf(file, stage, recipientsOf(file, purpose), at).missing;
}

/** The members whose consent an item still has to obtain. */
export const stillMissing = (
  file: CaseFile,
  { subject }: { subject?: string | undefined },
  at: string,
): readonly string[] => {
  if (isAskingStage(subject)) return missingFor(file, subject, at);
  const request = file.tracing.find(({ id }) => id === subject);
  return request && !consents(file, 'tracing-request', request.seekerId, at) ? [request.seekerId] : [];
};
