import { RemoveDocument } from '../../contracts/api/documents.ts';
import { answering } from '../../domain/case/change.ts';
import { endDocument } from '../../domain/documents/add-document.ts';
import { documentOf, isLive } from '../../domain/documents/document.ts';
import { apiHandler } from '../middleware/api.ts';
import { changeOwner } from '../services/document-owners.ts';
import { theFiles } from '../services/the-files.ts';

export const handler = apiHandler(RemoveDocument, (request) => {
  const { params, body, grant, command } = request;
  return changeOwner(params.recordId, request, async (owner) => {
    const document = documentOf(owner, params.documentId, grant.sees);
    // The bytes first: what the record says is gone is gone. Those of a document that moved belong to the other case.
    if (isLive(document)) await theFiles().remove(document.id);
    return answering(endDocument(document, { reasonCode: body.reasonCode }, command), {
      documentId: document.id,
      status: document.status === 'refused' ? ('refused' as const) : ('removed' as const),
    });
  });
});
