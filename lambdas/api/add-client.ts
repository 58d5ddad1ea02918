import { AddClient } from '../../contracts/api/clients.ts';
import { addClient, newClientId } from '../../domain/clients/decide-client.ts';
import { apiHandler } from '../middleware/api.ts';
import { newKey } from '../services/client-key.ts';

// A repeat of the command is refused with VersionConflict: the key was shown once.
export const handler = apiHandler(AddClient, async ({ body, command, store }) => {
  const clientId = newClientId(command);
  const { key, made } = newKey(clientId);
  await store.commitClient(addClient(body, made, command), command);
  return { clientId, key };
});
