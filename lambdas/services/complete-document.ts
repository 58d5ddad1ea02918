import type { Change } from '../../domain/case/change.ts';
import { answering, noChange } from '../../domain/case/change.ts';
import { endDocument, keepDocument } from '../../domain/documents/add-document.ts';
import type { Document } from '../../domain/documents/document.ts';
import { partsOf } from '../../domain/documents/document.ts';
import { isTaken } from '../../domain/documents/document-kinds.ts';
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

async function refused(document: Document, refusal: Refusal, command: Command): Promise<Change<Handled>> {
  await theFiles().remove(document.id);
  return answering(endDocument(document, { refusal }, command), {
    documentId: document.id,
    status: 'refused',
  });
}

/** Asks the scanner about a file that is whole. */
async function scanned(document: Document, command: Command): Promise<Change<Handled>> {
  const scan = await theFiles().scan(document.id);
  if (scan === 'infected') return refused(document, 'infected', command);
  const { contentType, digest = '' } = document;
  if (contentType === undefined) throw new CaseError('WrongState', 'Expected a document that has arrived.');
  return keepDocument(document, { contentType, digest, scan });
}

/**
 * Puts the parts of a document together and keeps it if its bytes are of a kind that is taken; whatever else they are
 * is removed. Asked again, it asks the scanner again.
 */
export async function completeDocument(document: Document, command: Command): Promise<Change<Handled>> {
  if (document.status === 'checking') return scanned(document, command);
  if (document.status !== 'uploading') return noChange({ documentId: document.id, status: document.status });
  const missing = await missingParts(document);
  if (missing.length > 0)
    throw new CaseError('WrongState', `Expected all parts, ${missing.length} have not arrived.`);
  const files = theFiles();
  const bytes = await files.join(document.id, partsOf(document.bytes).length);
  const contentType = await typeOfBytes(bytes);
  if (!isTaken(contentType)) return refused(document, 'type', command);
  await files.keep(document.id, bytes);
  return scanned({ ...document, contentType, digest: digestOf(bytes) }, command);
}
