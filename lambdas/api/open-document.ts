import { OpenDocument } from '../../contracts/api/documents.ts';
import { documentOf } from '../../domain/documents/document.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { readOwner } from '../services/document-owners.ts';
import { theFiles } from '../services/the-files.ts';

export const handler = apiHandler(OpenDocument, async (request) => {
  const { recordId, documentId } = request.params;
  const owner = await readOwner(recordId, request);
  const document = documentOf(owner, documentId, request.grant.sees);
  const { status, contentType } = document;
  if (status !== 'kept' || contentType === undefined)
    throw new CaseError('WrongState', `Expected a document that is kept, received one that is ${status}.`);
  return { documentId, url: await theFiles().fileUrl(documentId, contentType), contentType };
});
