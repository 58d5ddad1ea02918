import { AddDocument } from '../../contracts/api/documents.ts';
import { addDocument } from '../../domain/documents/add-document.ts';
import { apiHandler } from '../middleware/api.ts';
import { changeOwner } from '../services/document-owners.ts';
import { mostMegabytes } from '../services/the-files.ts';

export const handler = apiHandler(AddDocument, (request) => {
  const { params, body, grant, command } = request;
  const limits = { sees: grant.sees, mostMegabytes: mostMegabytes() };
  return changeOwner(params.recordId, request, (owner) => addDocument(owner, body, limits, command));
});
