import { ListDocuments } from '../../contracts/api/documents.ts';
import { isLive } from '../../domain/documents/document.ts';
import { apiHandler } from '../middleware/api.ts';
import { readOwner } from '../services/document-owners.ts';
import { mostMegabytes } from '../services/the-files.ts';

export const handler = apiHandler(ListDocuments, async (request) => {
  const { documents } = await readOwner(request.params.recordId, request);
  const shown = documents.filter(
    (document) => isLive(document) && request.grant.sees.includes(document.class),
  );
  return {
    documents: shown
      .sort((a, b) => b.addedAt.localeCompare(a.addedAt))
      .map(({ type: _type, schema: _schema, caseId: _caseId, digest: _digest, ...document }) => document),
    mostMegabytes: mostMegabytes(),
  };
});
