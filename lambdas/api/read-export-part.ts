import { ReadExportPart } from '../../contracts/api/exports.ts';
import { downloadBegun, refuseDownload } from '../../domain/export/decide-export.ts';
import { apiHandler } from '../middleware/api.ts';
import { exportPart } from '../services/export-part.ts';

export const handler = apiHandler(ReadExportPart, async ({ params, query, command, store, alsoSeen }) => {
  const request = await store.loadExport(params.exportId);
  refuseDownload(request, command);
  if (query.cursor === undefined) await store.commitExport(downloadBegun(request), command);
  const { owners, ...part } = await exportPart(store, request, query.cursor, command.at);
  alsoSeen(owners);
  return part;
});
