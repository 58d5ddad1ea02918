import { relayOf } from '../../domain/casework/relay.ts';
import { newlyHeld, secondsUntil } from '../../domain/work-item/held-decision.ts';
import { streamHandler } from '../middleware/stream.ts';
import { tellPartners } from '../services/tell-partners.ts';
import { theHeldQueue } from '../services/the-held-queue.ts';
import { theWorkflows } from '../services/the-workflows.ts';

export const handler = streamHandler('RelayWorkflow', async (before, after, at) => {
  for (const action of relayOf(before, after)) await theWorkflows().relay(action);
  const held = newlyHeld(before, after);
  if (held) await theHeldQueue()?.releaseAfter(secondsUntil(held.releaseAt, at), held);
  await tellPartners(before, after, at);
});
