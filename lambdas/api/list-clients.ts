import { ListClients } from '../../contracts/api/clients.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListClients, async ({ query, store }) => {
  const page = await store.listClients(query.limit, query.cursor);
  const clients = page.items.map(({ type: _type, schema: _schema, audit: _audit, keys, ...client }) => ({
    ...client,
    keys: keys.map(({ hash: _hash, ...key }) => key),
  }));
  return { clients, cursor: page.cursor ?? null };
});
