import { ListWebhooks } from '../../contracts/api/webhooks.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListWebhooks, async ({ params: { clientId }, store }) => {
  const { name, revokedAt } = await store.loadClient(clientId);
  const webhooks = (await store.listWebhooks(clientId)).map(
    ({ type: _type, schema: _schema, secrets, ...webhook }) => ({
      ...webhook,
      secrets: secrets.map(({ salt: _salt, ...secret }) => secret),
    }),
  );
  return { name, revoked: revokedAt !== undefined, webhooks };
});
