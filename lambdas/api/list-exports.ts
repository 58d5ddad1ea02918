import { ListExports } from '../../contracts/api/exports.ts';
import { knowsExport } from '../../domain/export/decide-export.ts';
import { apiHandler } from '../middleware/api.ts';
import { peopleNamed } from '../services/people-named.ts';

export const handler = apiHandler(ListExports, async ({ query, actor, grant, store }) => {
  const page = await store.listExports(query.limit, query.cursor);
  const exports = page.items
    .filter((request) => knowsExport(request, actor, grant.reach))
    .map(({ type: _type, schema: _schema, audit: _audit, ...request }) => request);
  const ids = exports.flatMap(({ askedBy, decidedBy }) => [
    askedBy,
    ...(decidedBy === undefined ? [] : [decidedBy]),
  ]);
  const people = (await peopleNamed(store, [...new Set(ids)])).map(({ name: _name, ...who }) => who);
  return { exports, people, cursor: page.cursor ?? null };
});
