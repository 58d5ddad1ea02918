import { AskExport } from '../../contracts/api/exports.ts';
import { askExport } from '../../domain/export/decide-export.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseWrongRecipient } from '../services/export-part.ts';

export const handler = apiHandler(AskExport, async ({ body, command, store }) => {
  refuseWrongRecipient(body.recipient);
  const change = askExport(body, command);
  // The id follows from the command: a repeat finds what the first call asked for.
  await store.commitExport(change, command).catch((error: unknown) => {
    if (!(error instanceof CaseError && error.name === 'VersionConflict')) throw error;
  });
  const { id } = await store.loadExport(change.record.id);
  return { exportId: id };
});
