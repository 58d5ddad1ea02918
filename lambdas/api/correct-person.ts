import { CorrectPerson } from '../../contracts/api/persons.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import { correctPerson } from '../../domain/casework/correct-person.ts';
import { sameNumber } from '../../domain/casework/register-case.ts';
import { holdCorrected, isKnownTo } from '../../domain/casework/same-number.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid, issue } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';
import { casesOfIndividuals } from '../services/register-household.ts';

const PATH = 'member.individualNumber';

export const handler = caseCommandHandler(CorrectPerson, async (file, request) => {
  const { params, body, command, actor, expectedVersion, store } = request;
  const number = body.member.individualNumber;
  const corrected = correctPerson(file, params.personId, body, command, expectedVersion);
  const before = file.persons.find(({ id }) => id === params.personId)?.individualNumber ?? '';
  if (number !== undefined && !sameNumber(number, before)) {
    const others = file.persons.filter(({ id }) => id !== params.personId);
    if (others.some(({ individualNumber = '' }) => sameNumber(individualNumber, number)))
      throw invalid(PATH, rule('given-once'), 'the number of another member');
    const elsewhere = await casesOfIndividuals(store, [number], file.case.id);
    const listed = await store.loadListed(elsewhere.map(({ caseId }) => caseId).slice(0, 100));
    const [known] = listed.filter((entry) => isKnownTo(entry, actor, actor.office ?? '', command.at));
    if (known)
      throw new CaseError(
        'AlreadyExists',
        'Expected a person who is in no other case, received one who is.',
        {
          issues: [
            issue(
              PATH,
              rule('in-no-other-case', { caseId: known.caseRecord.id }),
              'a number of another case',
            ),
          ],
        },
      );
    // A number that the caller may not know is answered like a new one; somebody who may see both cases is asked.
    const caseRecords = listed.map(({ caseRecord }) => caseRecord);
    if (caseRecords.length > 0)
      return mergeChanges(corrected, { ...noChange({}), patch: holdCorrected(file, caseRecords) });
  }
  return corrected;
});
