import { relayOf } from '../../domain/casework/relay.ts';
import { streamHandler } from '../middleware/stream.ts';
import { tellPartners } from '../services/tell-partners.ts';
import { theWorkflows } from '../services/the-workflows.ts';

export const handler = streamHandler('RelayWorkflow', async (before, after, at) => {
  for (const action of relayOf(before, after)) await theWorkflows().relay(action);
  await tellPartners(before, after, at);
});
