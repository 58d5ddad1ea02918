import * as z from 'zod';
import { eventHandler } from '../middleware/event.ts';
import { keysAsAsked } from '../services/rotate-keys.ts';

/** Called by an operator's command, `npm run keys -- status | rotate --environment ENV`, and by a schedule to finish. */
const AskedSchema = z.strictObject({ act: z.enum(['status', 'rotate', 'finish']) });

export const handler = eventHandler('RotateKeys', AskedSchema, ({ act }) => keysAsAsked(act));
