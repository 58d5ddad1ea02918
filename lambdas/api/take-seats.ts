import { TakeSeats } from '../../contracts/api/classes.ts';
import { takeSeats } from '../../stages/cultural-orientation/take-seats.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(TakeSeats, async (file, { params, body, command, store }) =>
  takeSeats(file, await store.loadClass(params.classId), body.personIds, command),
);
