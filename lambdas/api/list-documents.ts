import { ListDocuments } from '../../contracts/api/documents.ts';
import type { Document } from '../../domain/documents/document.ts';
import { isLive } from '../../domain/documents/document.ts';
import { apiHandler } from '../middleware/api.ts';
import { readOwner } from '../services/document-owners.ts';
import { theFileAddresses } from '../services/the-files.ts';

const hasPicture = ({ status, thumbnail }: Document): boolean => status === 'kept' && thumbnail !== undefined;

export const handler = apiHandler(ListDocuments, async (request) => {
  const { documents, mostMegabytes } = await readOwner(request.params.recordId, request);
  const seen = documents
    .filter((document) => request.grant.sees.includes(document.class))
    .sort((a, b) => b.addedAt.localeCompare(a.addedAt));
  const pictures = new Map(
    await Promise.all(
      seen.filter(hasPicture).map(async ({ id, thumbnailDigest: digest }) => {
        const meant = { what: 'picture', file: id, digest } as const;
        return [id, await theFileAddresses().of(meant, request.command.at)] as const;
      }),
    ),
  );
  return {
    documents: seen
      .filter(isLive)
      .map(
        ({
          type: _,
          schema: _schema,
          caseId: _case,
          digest: _digest,
          thumbnailDigest: _of,
          ...document
        }) => ({
          ...document,
          ...(pictures.has(document.id) ? { thumbnailUrl: pictures.get(document.id) } : {}),
        }),
      ),
    ended: seen
      .filter((document) => !isLive(document))
      .map(({ id, kind, about, status, addedAt, endedAt }) => ({
        id,
        kind,
        about,
        status,
        addedAt,
        endedAt,
      })),
    mostMegabytes,
  };
});
