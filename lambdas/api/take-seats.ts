import { TakeSeats } from '../../contracts/api/classes.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';
import { seatsTaken } from '../services/take-seats.ts';

export const handler = caseCommandHandler(TakeSeats, async (file, { params, body, command, store }) =>
  seatsTaken(store, file, await store.loadClass(params.classId), body.personIds, command),
);
