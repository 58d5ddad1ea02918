import { OpenDocument } from '../../contracts/api/documents.ts';
import { PIECE_BYTES } from '../../contracts/file-door.ts';
import { documentOf } from '../../domain/documents/document.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { readOwner } from '../services/document-owners.ts';
import { theFileAddresses } from '../services/the-files.ts';

export const handler = apiHandler(OpenDocument, async (request) => {
  const { recordId, documentId } = request.params;
  const owner = await readOwner(recordId, request);
  const document = documentOf(owner, documentId, request.grant.sees);
  const { status, contentType, bytes, digest } = document;
  if (status !== 'kept' || contentType === undefined)
    throw new CaseError('WrongState', `Expected a document that is kept, received one that is ${status}.`);
  const pieces = Array.from({ length: Math.ceil(bytes / PIECE_BYTES) }, async (_, index) => {
    const from = index * PIECE_BYTES;
    const length = Math.min(PIECE_BYTES, bytes - from);
    const meant = { what: 'file', file: documentId, from, length, ...(digest && { digest }) } as const;
    return { from, bytes: length, url: await theFileAddresses().of(meant, request.command.at) };
  });
  return { documentId, contentType, bytes, pieces: await Promise.all(pieces) };
});
