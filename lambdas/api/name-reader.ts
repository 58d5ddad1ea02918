import { NameReader } from '../../contracts/api/access.ts';
import { nameReader } from '../../domain/case/name-reader.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(NameReader, (file, { body, command }) =>
  nameReader(file, body, command),
);
