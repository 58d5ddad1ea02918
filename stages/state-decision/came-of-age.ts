import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { stateRecipients } from '../../domain/case/consent-recipients.ts';
import { standingOf } from '../../domain/case/consent-uses.ts';
import { ageAt, ageOn, startOf } from '../../domain/kernel/calendar.ts';

/**
 * Members who came of age after the state decided, and whose own consent to what the state is told is missing on a day:
 * a guardian's ends with the child's majority.
 */
export function cameOfAge(file: CaseFile, day: string): readonly string[] {
  const decided = file.case.stages['state-decision'];
  if (decided?.status !== 'completed') return [];
  const { majority } = file.policy.bestInterests;
  const grown = activeMembers(file).filter(
    ({ birthDate }) => ageAt(birthDate, decided.at) < majority && ageOn(birthDate, day) >= majority,
  );
  const recipients = stateRecipients(file.case.destinationOffice);
  const ids = grown.map(({ id }) => id);
  return ids.length === 0 ? [] : standingOf(file, 'state-decision', recipients, startOf(day), ids).missing;
}
