import { CorrectPerson } from '../../contracts/api/persons.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import { correctPerson } from '../../domain/casework/correct-person.ts';
import { sameNumber } from '../../domain/casework/register-case.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';
import { numberElsewhere } from '../services/number-elsewhere.ts';

const PATH = 'member.individualNumber';

export const handler = caseCommandHandler(CorrectPerson, async (file, request) => {
  const { params, body, command, expectedVersion, store } = request;
  const number = body.member.individualNumber;
  const corrected = correctPerson(file, params.personId, body, command, expectedVersion);
  const before = file.persons.find(({ id }) => id === params.personId)?.individualNumber ?? '';
  if (number === undefined || sameNumber(number, before)) return corrected;
  const others = file.persons.filter(({ id }) => id !== params.personId);
  if (others.some(({ individualNumber = '' }) => sameNumber(individualNumber, number)))
    throw invalid(PATH, rule('given-once'), 'the number of another member');
  const patch = await numberElsewhere(store, file, number, PATH, command);
  return mergeChanges(corrected, { ...noChange({}), patch });
});
