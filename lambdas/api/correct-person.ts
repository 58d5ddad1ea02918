import { CorrectPerson } from '../../contracts/api/persons.ts';
import { correctPerson } from '../../domain/case/correct-person.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(CorrectPerson, (file, { params, body, command, expectedVersion }) =>
  correctPerson(file, params.personId, body, command, expectedVersion),
);
