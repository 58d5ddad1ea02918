import { CorrectArrival } from '../../contracts/api/cases.ts';
import { correctArrival } from '../../stages/post-arrival-follow-up/correct-arrival.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(CorrectArrival, (file, { body, command }) =>
  correctArrival(file, body.arrivedAt, command),
);
