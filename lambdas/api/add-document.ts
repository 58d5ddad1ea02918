import { AddDocument } from '../../contracts/api/documents.ts';
import { addDocument } from '../../domain/documents/add-document.ts';
import { apiHandler } from '../middleware/api.ts';
import { changeOwner } from '../services/document-owners.ts';

export const handler = apiHandler(AddDocument, (request) => {
  const { params, body, grant, command } = request;
  return changeOwner(params.recordId, request, (owner) => addDocument(owner, body, grant.sees, command));
});
