import * as z from 'zod';
import { currentSeam } from '../../contracts/client-seam.ts';
import { eventHandler } from '../middleware/event.ts';
import { theHostSealing } from '../services/host-sealing.ts';

/** Gives the host that asks what it seals its messages with: it has no keys itself. */
export const handler = eventHandler('GiveSealing', z.strictObject({}), async () => {
  const slot = currentSeam()?.sealing;
  if (!slot) throw new Error('Expected a host that seals messages, received none.');
  slot.given = theHostSealing();
});
