import * as z from 'zod';
import { eventHandler } from '../middleware/event.ts';
import { makeAnchor } from '../services/anchors.ts';

/** A schedule sends nothing of its own. */
export const handler = eventHandler('MakeAnchor', z.object({}), async () => {
  await makeAnchor(new Date().toISOString());
});
