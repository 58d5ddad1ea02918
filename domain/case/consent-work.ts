import type { CaseFile } from './case-file.ts';
import type { ConsentPurpose } from './consent.ts';
import { stateRecipients } from './consent-recipients.ts';
import type { AskingStage } from './consent-uses.ts';
import { ASKING_STAGES, CONSENT_USES, consents, standingOf } from './consent-uses.ts';

export const isAskingStage = (stage: string | undefined): stage is AskingStage =>
  (ASKING_STAGES as readonly (string | undefined)[]).includes(stage);

/**
 * Recipients that a stage means. Before a sponsor is chosen those of the office are meant, or any that was named: which
 * sponsor may be told is asked again for each.
 */
const recipientsOf = (file: CaseFile, purpose: ConsentPurpose): string[] => {
  if (purpose === 'disclosure-to-state') return stateRecipients(file.case.destinationOffice);
  if (purpose !== 'disclosure-to-sponsor') return [];
  const named = file.consents
    .filter((consent) => consent.purpose === purpose)
    .map(({ recipient }) => recipient);
  return [`sponsors of ${file.case.destinationOffice}`, ...named];
};

/** The members whose consent a stage lacks. */
export function missingFor(file: CaseFile, stage: AskingStage, at: string): readonly string[] {
  const { purpose } = CONSENT_USES[stage];
  return standingOf(file, stage, recipientsOf(file, purpose), at).missing;
}

/** Whose consent an item that asks for it still lacks. */
export const stillMissing = (
  file: CaseFile,
  { subject }: { subject?: string | undefined },
  at: string,
): readonly string[] => {
  if (isAskingStage(subject)) return missingFor(file, subject, at);
  const request = file.tracing.find(({ id }) => id === subject);
  return request && !consents(file, 'tracing-request', request.seekerId, at) ? [request.seekerId] : [];
};
