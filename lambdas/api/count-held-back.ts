import { CountHeldBack } from '../../contracts/api/exports.ts';
import { knowsExport } from '../../domain/export/decide-export.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { countHeldBackOf } from '../services/export-held-back.ts';

export const handler = apiHandler(CountHeldBack, async ({ params, query, actor, grant, store }) => {
  const request = await store.loadExport(params.exportId);
  if (!knowsExport(request, actor, grant.reach))
    throw new CaseError('NotFound', `Expected an export, received id ${params.exportId}.`);
  const { counts, looked, next } = await countHeldBackOf(store, request, query.cursor);
  return { heldBack: counts, looked, cursor: next };
});
