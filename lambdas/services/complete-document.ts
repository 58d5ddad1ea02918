import type { Change } from '../../domain/case/change.ts';
import { answering, mergeChanges, noChange } from '../../domain/case/change.ts';
import { endDocument, keepDocument } from '../../domain/documents/add-document.ts';
import type { Document } from '../../domain/documents/document.ts';
import { partsOf, photosBefore } from '../../domain/documents/document.ts';
import { isImage, isTaken } from '../../domain/documents/document-kinds.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { digestOf, typeOfBytes } from '../adapters/file-type.ts';
import { theFiles } from './the-files.ts';

export type Handled = { documentId: string; status: Document['status'] };
type Refusal = NonNullable<Document['refusal']>;

/** Whether all parts have arrived, each with its length. */
export async function missingParts({ id, bytes }: Document): Promise<number[]> {
  const arrived = new Map((await theFiles().parts(id)).map((part) => [part.number, part.bytes]));
  return partsOf(bytes).flatMap((length, number) => (arrived.get(number) === length ? [] : [number]));
}

/** What a document is completed with: the small picture that its sender made, and the others of its record. */
export interface Completion {
  readonly thumbnail?: Uint8Array | undefined;
  readonly documents: readonly Document[];
  readonly command: Command;
}

type Pictured = Pick<Document, 'thumbnail' | 'thumbnailDigest'>;

/** Keeps the small picture of an image; of another file there is none. */
async function pictured(document: Document, thumbnail: Uint8Array | undefined): Promise<Pictured> {
  if (!thumbnail || !isImage(document.contentType)) return {};
  await theFiles().keepPicture(document, thumbnail);
  return { thumbnail: thumbnail.length, thumbnailDigest: digestOf(thumbnail) };
}

/** A photo of a person takes the place of the one before, whose bytes go. */
async function replacing(document: Document, { documents, command }: Completion): Promise<Change<object>> {
  let all: Change<object> = noChange({});
  for (const before of isImage(document.contentType) ? photosBefore(documents, document) : []) {
    await theFiles().remove(before.id);
    all = mergeChanges(all, answering(endDocument(before, { reasonCode: 'replaced' }, command), {}));
  }
  return all;
}

async function refused(document: Document, refusal: Refusal, command: Command): Promise<Change<Handled>> {
  await theFiles().remove(document.id);
  return answering(endDocument(document, { refusal }, command), {
    documentId: document.id,
    status: 'refused',
  });
}

/** Asks the scanner about a file that is whole. */
async function scanned(document: Document, completion: Completion): Promise<Change<Handled>> {
  const { command } = completion;
  const scan = await theFiles().scan(document);
  if (scan === 'infected') return refused(document, 'infected', command);
  const { contentType, digest = '', thumbnail, thumbnailDigest } = document;
  if (contentType === undefined) throw new CaseError('WrongState', 'Expected a document that has arrived.');
  const kept = keepDocument(document, { contentType, digest, scan, thumbnail, thumbnailDigest });
  return scan === 'pending' ? kept : mergeChanges(await replacing(document, completion), kept);
}

/**
 * The bytes of a document: of its parts, or as they were put together before, if that was decided again because
 * somebody else changed the record meanwhile, or its answer was lost.
 */
async function wholeOf(document: Document): Promise<Uint8Array> {
  const missing = await missingParts(document);
  if (missing.length === 0) return theFiles().join(document, partsOf(document.bytes).length);
  const before = await theFiles().read(document.id, 0, document.bytes);
  if (before?.length === document.bytes) return before;
  throw new CaseError('WrongState', `Expected all parts, ${missing.length} have not arrived.`);
}

/**
 * Puts the parts of a document together and keeps it if its bytes are of a kind that is taken; whatever else they are
 * is removed. Asked again, it asks the scanner again.
 */
export async function completeDocument(document: Document, completion: Completion): Promise<Change<Handled>> {
  const { command } = completion;
  if (document.status === 'checking') return scanned(document, completion);
  if (document.status !== 'uploading') return noChange({ documentId: document.id, status: document.status });
  const files = theFiles();
  const bytes = await wholeOf(document);
  const contentType = await typeOfBytes(bytes);
  if (!isTaken(contentType)) return refused(document, 'type', command);
  await files.keep(document, bytes);
  const picture = await pictured({ ...document, contentType }, completion.thumbnail);
  return scanned({ ...document, contentType, digest: digestOf(bytes), ...picture }, completion);
}
