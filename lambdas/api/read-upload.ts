import { ReadUpload } from '../../contracts/api/documents.ts';
import { documentOf, PART_BYTES, partsOf } from '../../domain/documents/document.ts';
import { apiHandler } from '../middleware/api.ts';
import { missingParts } from '../services/complete-document.ts';
import { readOwner } from '../services/document-owners.ts';
import { theFileAddresses, theFiles } from '../services/the-files.ts';

/** How many parts are told at a time; the next ones when these have arrived. */
const TOLD_AT_ONCE = 16;

export const handler = apiHandler(ReadUpload, async (request) => {
  const { recordId, documentId } = request.params;
  const document = documentOf(await readOwner(recordId, request), documentId, request.grant.sees);
  const lengths = partsOf(document.bytes);
  const numbers = document.status === 'uploading' ? await missingParts(document) : [];
  const left = numbers.reduce((sum, number) => sum + (lengths[number] ?? 0), 0);
  const owner = await theFiles().ownerOfParts(document);
  return {
    bytes: document.bytes,
    arrivedBytes: document.bytes - left,
    partBytes: PART_BYTES,
    missing: await Promise.all(
      numbers.slice(0, TOLD_AT_ONCE).map(async (number) => {
        const bytes = lengths[number] ?? 0;
        const meant = { what: 'part', file: documentId, owner, number, bytes } as const;
        const url = await theFileAddresses().of(meant, request.command.at);
        return { number, from: number * PART_BYTES, bytes, url };
      }),
    ),
  };
});
