import { RevokeClient } from '../../contracts/api/clients.ts';
import { revokeClient } from '../../domain/clients/decide-client.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(RevokeClient, async ({ params: { clientId }, body, command, store }) => {
  const change = revokeClient(await store.loadClient(clientId), body.reasonCode, command);
  if (change) await store.commitClient(change, command);
  return { clientId };
});
