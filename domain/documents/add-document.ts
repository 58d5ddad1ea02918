import * as z from 'zod';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { FieldClass } from '../case/field-class.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { Document, DocumentOwner } from './document.ts';
import { DocumentSchema, isLive } from './document.ts';
import type { FileType } from './document-kinds.ts';
import { CLASS_OF_KIND } from './document-kinds.ts';

/** The most files of one case or sponsor. */
const MAX_DOCUMENTS = 200;
const MEGABYTE = 1_048_576;

/** What is said about a file before its bytes are sent; `class` follows from the kind unless it is given. */
export const NewDocumentSchema = z.strictObject({
  ...DocumentSchema.pick({ about: true, kind: true, date: true, expiresOn: true, bytes: true }).shape,
  name: DocumentSchema.shape.name.unwrap(),
  class: DocumentSchema.shape.class.optional(),
});
export type NewDocument = z.infer<typeof NewDocumentSchema>;

/** Begins a document, whose parts can then be sent. */
export function addDocument(
  owner: DocumentOwner,
  wanted: NewDocument,
  sees: readonly FieldClass[],
  command: Command,
): Change<{ documentId: string }> {
  const { class: given, ...about } = wanted;
  const shown = given ?? CLASS_OF_KIND[wanted.kind];
  if (!sees.includes(shown)) throw invalid('class', rule('class-seen'), 'a class that they do not see');
  const { mostMegabytes: most } = owner;
  if (wanted.bytes > most * MEGABYTE) {
    // Never so rounded that it would seem to fit.
    const size = Math.max(most + 0.1, Math.round((10 * wanted.bytes) / MEGABYTE) / 10);
    throw invalid('bytes', rule('file-size', { most, size }), `${wanted.bytes} bytes`);
  }
  if (wanted.about !== undefined && !owner.knows(wanted.about))
    throw new CaseError('NotFound', `Expected a person, consent or work item of ${owner.id}.`);
  if (owner.documents.filter(isLive).length >= MAX_DOCUMENTS)
    throw new CaseError('StoreFull', `Expected at most ${MAX_DOCUMENTS} documents of one record.`);
  const id = identifier('document', owner.id, command.id);
  const document: Document = {
    ...{ type: 'document', schema: 4, id, caseId: owner.id, ...about, class: shown },
    ...{ status: 'uploading', addedAt: command.at, addedBy: command.actor.id },
  };
  return {
    patch: {},
    writes: [document],
    facts: [{ act: 'document.begun', subject: id, details: detailsOf(document) }],
    answer: { documentId: id },
  };
}

const detailsOf = ({ kind, class: shown, about, bytes }: Document) => ({
  ...{ kind, class: shown, bytes },
  ...(about === undefined ? {} : { about }),
});

/** What the bytes of a document turned out to be. */
export interface Arrived {
  readonly contentType: FileType;
  readonly digest: string;
  /** How many bytes its small picture has, and their digest. */
  readonly thumbnail?: number | undefined;
  readonly thumbnailDigest?: string | undefined;
  /** What the scanner said; `pending` if it has not answered. */
  readonly scan: 'clean' | 'not-configured' | 'pending';
}

/** Keeps a document whose bytes have all arrived; until a configured scanner has passed it, nobody can open it. */
export function keepDocument(
  document: Document,
  { contentType, digest, scan, thumbnail, thumbnailDigest }: Arrived,
): Change<{ documentId: string; status: Document['status'] }> {
  const status = scan === 'pending' ? ('checking' as const) : ('kept' as const);
  if (document.status === status) return noChange({ documentId: document.id, status });
  const kept: Document = {
    ...document,
    contentType,
    digest,
    status,
    ...(thumbnail === undefined ? {} : { thumbnail }),
    ...(thumbnailDigest === undefined ? {} : { thumbnailDigest }),
    ...(scan === 'pending' ? {} : { scan }),
  };
  return {
    patch: {},
    writes: [kept],
    facts: [
      {
        act: status === 'kept' ? 'document.kept' : 'document.arrived',
        subject: document.id,
        details: { ...detailsOf(document), contentType, scan },
      },
    ],
    answer: { documentId: document.id, status },
  };
}

/** Ends a document whose bytes are already gone: it was refused, or a person removed it. Its name goes with it. */
export function endDocument(
  document: Document,
  ended: { refusal: NonNullable<Document['refusal']> } | { reasonCode: string },
  command: Command,
): Change<{ documentId: string }> {
  const refused = 'refusal' in ended;
  if (!isLive(document)) return noChange({ documentId: document.id });
  const { name: _name, digest: _digest, thumbnail: _picture, thumbnailDigest: _of, ...left } = document;
  return {
    patch: {},
    writes: [
      {
        ...left,
        status: refused ? 'refused' : 'removed',
        ...(refused ? { refusal: ended.refusal } : {}),
        endedAt: command.at,
      },
    ],
    facts: [
      {
        act: refused ? 'document.refused' : 'document.removed',
        subject: document.id,
        details: { kind: document.kind, ...ended },
      },
    ],
    answer: { documentId: document.id },
  };
}
