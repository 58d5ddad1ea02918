import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { holdCorrected, isKnownTo } from '../../domain/casework/same-number.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { issue } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { casesOfIndividuals } from './register-household.ts';
import type { Store } from './the-store.ts';

/**
 * What follows when a member gets the individual number of a person in another case: refused if the caller may know of
 * that case. Otherwise it is answered like a new number, and somebody who may see both cases is asked.
 */
export async function numberElsewhere(
  store: Store,
  file: CaseFile,
  number: string,
  path: string,
  { actor, at }: Command,
): Promise<Change['patch']> {
  const elsewhere = await casesOfIndividuals(store, [number], file.case.id);
  const listed = await store.loadListed(elsewhere.map(({ caseId }) => caseId).slice(0, 100));
  const [known] = listed.filter((entry) => isKnownTo(entry, actor, actor.office ?? '', at));
  if (known)
    throw new CaseError('AlreadyExists', 'Expected a person who is in no other case, received one who is.', {
      issues: [
        issue(path, rule('in-no-other-case', { caseId: known.caseRecord.id }), 'a number of another case'),
      ],
    });
  const caseRecords = listed.map(({ caseRecord }) => caseRecord);
  return caseRecords.length > 0 ? holdCorrected(file, caseRecords) : {};
}
