import { ListExports } from '../../contracts/api/exports.ts';
import { knowsExport } from '../../domain/export/decide-export.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListExports, async ({ query, actor, grant, store }) => {
  const page = await store.listExports(query.limit, query.cursor);
  const exports = page.items
    .filter((request) => knowsExport(request, actor, grant.reach))
    .map(({ type: _type, schema: _schema, audit: _audit, ...request }) => request);
  return { exports, cursor: page.cursor ?? null };
});
