import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Person } from '../../domain/case/person.ts';
import { isMinor } from '../../domain/casework/those-left.ts';

/**
 * True if these would leave as children alone, and best interests do not say of each that they may go apart from the
 * others (UNHCR Best Interests Procedure Guidelines 2021; a decision of a state parts no child from its family by itself).
 */
export const wouldPartChildren = (file: CaseFile, leaving: readonly Person[], at: string): boolean =>
  leaving.length > 0 &&
  leaving.every((person) => isMinor(file, person, at)) &&
  !leaving.every(({ id }) =>
    file.bestInterests.some(
      ({ personId, decision, mayBeParted }) =>
        personId === id && decision === 'in-best-interests' && mayBeParted,
    ),
  );
