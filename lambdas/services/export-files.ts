import * as z from 'zod';
import { thatLeave } from '../../domain/case/held-back.ts';
import type { Document } from '../../domain/documents/document.ts';
import { bytesFile, pictureFile } from '../../domain/export/archive.ts';
import type { ExportRequest } from '../../domain/export/export-request.ts';
import { SealBroken } from '../adapters/keys/seal-bytes.ts';
import { logFailure } from './log.ts';
import { theFiles } from './the-files.ts';
import type { Store } from './the-store.ts';

/** An answer of a function has at most 6 MB, in Base64. */
const MAX_BYTES = 3_000_000;
const CHUNK_BYTES = 1_500_000;
const OWNERS_AT_ONCE = 10;

/** `skip`: the pieces of this page of owners that earlier parts had. */
const PlaceSchema = z.object({ page: z.string().optional(), skip: z.int().min(0) });

interface Piece {
  readonly document: string;
  readonly from: number;
  readonly length: number;
  readonly digest?: string | undefined;
  /** True of the small picture, which goes in one piece. */
  readonly picture?: true;
}

const piecesOf = ({ id, bytes, thumbnail, digest, thumbnailDigest }: Document): Piece[] => [
  ...Array.from({ length: Math.ceil(bytes / CHUNK_BYTES) }, (_, index) => ({
    ...{ document: id, digest },
    from: index * CHUNK_BYTES,
    length: Math.min(CHUNK_BYTES, bytes - index * CHUNK_BYTES),
  })),
  ...(thumbnail === undefined
    ? []
    : [{ document: id, from: 0, length: thumbnail, digest: thumbnailDigest, picture: true as const }]),
];

const nameOf = ({ document, from, picture }: Piece): string =>
  picture ? pictureFile(document) : bytesFile(document, from);

/** One that was put in the place of another, or cut, is left out, and told to the operators: the others leave. */
async function bytesOf({ document, from, length, digest, picture }: Piece): Promise<Uint8Array | undefined> {
  try {
    if (picture) return await theFiles().readPicture(document, digest);
    return await theFiles().read(document, from, length, digest);
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    logFailure('ReadExportPart', error, { document });
    return undefined;
  }
}

/** Those whose bytes are whole; parts of an upload that goes on are not exported. */
const hasBytes = ({ status }: Document): boolean => status === 'kept' || status === 'checking';

async function ownersAt(
  store: Store,
  { office: ofOffice, programme }: ExportRequest,
  office: string,
  page?: string,
) {
  const place = ofOffice === undefined ? ({ place: 'asylum' } as const) : {};
  return store.listCaseIds({ office, programme, ...place }, OWNERS_AT_ONCE, page);
}

async function sponsorsAt(store: Store, office: string, page?: string) {
  const found = await store.listSponsors(office, OWNERS_AT_ONCE, page);
  const items = found.items.map(({ id }) => id);
  return found.cursor === undefined ? { items } : { items, cursor: found.cursor };
}

/** The bytes of documents of some cases or sponsors of an office, as many as fit in a part. */
export async function filesAt(
  store: Store,
  request: ExportRequest,
  { office, of }: { office: string; of: 'cases' | 'sponsors' },
  after: string | undefined,
): Promise<{ files: Map<string, Uint8Array>; next: string | undefined }> {
  const { page, skip } =
    after === undefined ? { page: undefined, skip: 0 } : PlaceSchema.parse(JSON.parse(after));
  const owners =
    of === 'cases' ? await ownersAt(store, request, office, page) : await sponsorsAt(store, office, page);
  const pieces: Piece[] = [];
  for (const owner of owners.items)
    for (const entity of thatLeave((await store.everythingOf(owner)).entities, 'export'))
      if (entity.type === 'document' && hasBytes(entity)) pieces.push(...piecesOf(entity));
  const files = new Map<string, Uint8Array>();
  let [taken, total] = [skip, 0];
  for (const piece of pieces.slice(skip)) {
    if (total > 0 && total + piece.length > MAX_BYTES) break;
    const bytes = await bytesOf(piece);
    // Removed since the page was read: its record says so in the next export.
    if (bytes) files.set(nameOf(piece), bytes);
    total += piece.length;
    taken += 1;
  }
  if (taken < pieces.length) return { files, next: JSON.stringify({ page, skip: taken }) };
  const next = owners.cursor === undefined ? undefined : JSON.stringify({ page: owners.cursor, skip: 0 });
  return { files, next };
}
