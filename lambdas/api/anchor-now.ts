import { AnchorNow } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';
import { anchorNow } from '../services/anchoring.ts';

/** Few owners are done within the call; more are left to the function that is called every minute. */
const FOR_MS = 5_000;

export const handler = apiHandler(AnchorNow, ({ command }) =>
  anchorNow(command.id, { at: command.at, forMs: FOR_MS, alone: 'PT40S' }),
);
