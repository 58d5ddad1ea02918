import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Preference } from '../case/preference.ts';
import { inListOrder } from '../case/preference.ts';
import { CaseError } from '../kernel/errors.ts';

/**
 * Records what the household wishes, replacing earlier wishes. An open proposal stays as it is; a new one takes them
 * into account. Throws `WrongState` when the case is closing or closed.
 */
export function recordPreferences(
  { case: caseRecord }: CaseFile,
  wished: readonly Preference[],
): Change<{ caseId: string; preferences: Preference[] }> {
  if (caseRecord.status === 'closing' || caseRecord.status === 'closed')
    throw new CaseError(
      'WrongState',
      `Expected a case that is registered or active, received one that is ${caseRecord.status}.`,
    );
  const preferences = inListOrder(wished);
  const answer = { caseId: caseRecord.id, preferences };
  if (preferences.join() === caseRecord.preferences.join()) return noChange(answer);
  const details = { fields: ['preferences'], count: preferences.length };
  return {
    patch: { preferences },
    writes: [],
    facts: [{ act: 'case.preferences-recorded', subject: caseRecord.id, details }],
    answer,
  };
}
