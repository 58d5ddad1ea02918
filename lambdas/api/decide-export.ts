import { DecideExport } from '../../contracts/api/exports.ts';
import { decideExport, knowsExport } from '../../domain/export/decide-export.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(DecideExport, async ({ params, body, actor, grant, command, store }) => {
  const request = await store.loadExport(params.exportId);
  if (!knowsExport(request, actor, grant.reach))
    throw new CaseError('NotFound', `Expected an export, received id ${params.exportId}.`);
  const change = decideExport(request, body.decision, command);
  if (change) await store.commitExport(change, command);
  const { id, status, until } = change?.record ?? request;
  return { exportId: id, status, ...(until === undefined ? {} : { until }) };
});
