import { typesOf } from '../../contracts/streams.ts';
import { relayOf } from '../../domain/casework/relay.ts';
import { theWorkflows } from '../middleware/relay-services.ts';
import { streamHandler } from '../middleware/stream.ts';

export const handler = streamHandler('RelayWorkflow', typesOf('RelayWorkflow'), async (before, after) => {
  for (const action of relayOf(before, after)) await theWorkflows().relay(action);
});
