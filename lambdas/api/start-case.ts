import { StartCase } from '../../contracts/api/cases.ts';
import { startCase } from '../../domain/case/start-case.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(StartCase, (file, { command }) => startCase(file, command));
