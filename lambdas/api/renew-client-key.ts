import { RenewClientKey } from '../../contracts/api/clients.ts';
import { renewKey } from '../../domain/clients/decide-client.ts';
import { apiHandler } from '../middleware/api.ts';
import { newKey } from '../services/client-key.ts';

export const handler = apiHandler(RenewClientKey, async ({ params: { clientId }, body, command, store }) => {
  const client = await store.loadClient(clientId);
  const { key, made } = newKey(clientId);
  await store.commitClient(renewKey(client, made, body.days, command), command);
  return { clientId, key };
});
