import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { unchanged } from '../case/change.ts';
import type { Preference } from '../case/preference.ts';
import { inListOrder } from '../case/preference.ts';
import { CaseError } from '../kernel/errors.ts';

/**
 * Records what the household wishes, in place of what it wished before. A proposal that is open stays as it was made;
 * made anew, it counts them. `WrongState` when the case is closing or closed.
 */
export function recordPreferences({ case: head }: CaseFile, wished: readonly Preference[]): Change {
  if (head.status === 'closing' || head.status === 'closed')
    throw new CaseError(
      'WrongState',
      `Expected a case that is registered or active, received one that is ${head.status}.`,
    );
  const preferences = inListOrder(wished);
  const answer = { caseId: head.id, preferences };
  if (preferences.join() === head.preferences.join()) return unchanged(answer);
  const details = { fields: ['preferences'], count: preferences.length };
  return {
    head: { preferences },
    puts: [],
    facts: [{ act: 'case.preferences-recorded', subject: head.id, details }],
    answer,
  };
}
