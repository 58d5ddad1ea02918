import * as z from 'zod';
import { NewDocumentSchema } from '../../domain/documents/add-document.ts';
import { DocumentSchema } from '../../domain/documents/document.ts';
import { FileTypeSchema } from '../../domain/documents/document-kinds.ts';
import { MAX_PICTURE_BYTES } from '../../domain/documents/thumbnail.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { STAFF } from '../authorization.ts';
import { EVERY_CLASS, recorded, recordedEachTime, unrecorded } from '../reads.ts';
import { IdSchema, route } from './route.ts';

/** `recordId` is the id of a case or of a sponsor. */
const RecordParamsSchema = z.object({ recordId: IdSchema });
const DocumentParamsSchema = z.object({ recordId: IdSchema, documentId: IdSchema });

export const DocumentViewSchema = DocumentSchema.omit({
  type: true,
  schema: true,
  caseId: true,
  digest: true,
  thumbnailDigest: true,
}).extend({
  /** Where its small picture can be fetched for some minutes; absent if it has none, or a scanner has not passed it. */
  thumbnailUrl: z.string().optional(),
});

/** A document that is no longer there: that it was, and until when. */
const EndedDocumentSchema = DocumentSchema.pick({
  ...{ id: true, kind: true, about: true, status: true, addedAt: true, endedAt: true },
});

/** The small picture of an image, made by the sender's browser: the platform decodes none. */
const ThumbnailSchema = z
  .base64()
  .min(4)
  .max(Math.ceil(MAX_PICTURE_BYTES / 3) * 4);

const HandledSchema = z.object({ documentId: IdSchema, status: DocumentSchema.shape.status });

export const AddDocument = route({
  function: 'AddDocument',
  method: 'POST',
  path: '/records/{recordId}/documents',
  summary: 'Begins a document of a case or sponsor; its bytes are then sent in parts.',
  status: 201,
  grants: STAFF,
  params: RecordParamsSchema,
  body: NewDocumentSchema,
  answer: z.object({ documentId: IdSchema }),
});

export const ListDocuments = route({
  function: 'ListDocuments',
  method: 'GET',
  path: '/records/{recordId}/documents',
  summary: 'The documents of a case or sponsor that the caller may see, newest first.',
  status: 200,
  grants: STAFF,
  reading: recorded('documents.listed', 'identity'),
  params: RecordParamsSchema,
  answer: z.object({
    documents: z.array(DocumentViewSchema),
    /** Those that were removed or refused, newest first. */
    ended: z.array(EndedDocumentSchema),
    /** The largest file that is taken. */
    mostMegabytes: z.int(),
  }),
});

export const ReadUpload = route({
  function: 'ReadUpload',
  method: 'GET',
  path: '/records/{recordId}/documents/{documentId}/upload',
  summary:
    'Which parts of a document have arrived, and where the next ones are sent by PUT. A part sent again does no harm.',
  status: 200,
  grants: STAFF,
  reading: unrecorded('Says how many bytes have arrived, nothing about anybody.'),
  needs: { files: 'list' },
  params: DocumentParamsSchema,
  answer: z.object({
    bytes: z.int(),
    arrivedBytes: z.int(),
    partBytes: z.int(),
    /** The next parts to send; empty when all have arrived. */
    missing: z.array(z.object({ number: z.int(), from: z.int(), bytes: z.int(), url: z.string() })),
  }),
});

export const CompleteDocument = route({
  function: 'CompleteDocument',
  method: 'POST',
  path: '/records/{recordId}/documents/{documentId}/complete',
  summary: 'Puts the parts together, looks at what they are, has them scanned, and keeps or refuses them.',
  status: 200,
  grants: STAFF,
  needs: { files: 'write', memoryMb: 1024, timeoutSeconds: 29 },
  params: DocumentParamsSchema,
  body: z.strictObject({ thumbnail: ThumbnailSchema.optional() }),
  answer: HandledSchema,
});

export const OpenDocument = route({
  function: 'OpenDocument',
  method: 'GET',
  path: '/records/{recordId}/documents/{documentId}/file',
  summary: 'Where the pieces of a file can be fetched for some minutes. Each time is written to the audit.',
  status: 200,
  grants: STAFF,
  reading: recordedEachTime('document.opened', ...EVERY_CLASS),
  params: DocumentParamsSchema,
  answer: z.object({
    documentId: IdSchema,
    contentType: FileTypeSchema,
    bytes: z.int(),
    /** The file in order, in pieces of at most 4 MiB: what a function can answer. */
    pieces: z.array(z.object({ from: z.int(), bytes: z.int(), url: z.string() })),
  }),
});

export const RemoveDocument = route({
  function: 'RemoveDocument',
  method: 'POST',
  path: '/records/{recordId}/documents/{documentId}/remove',
  summary: 'Erases the bytes of a document for good, and its name; that it existed stays in the audit.',
  status: 200,
  grants: STAFF,
  needs: { files: 'write' },
  params: DocumentParamsSchema,
  body: z.strictObject({ reasonCode: ReasonCodeSchema }),
  answer: HandledSchema,
});

export const DOCUMENT_ROUTES = [
  AddDocument,
  ListDocuments,
  ReadUpload,
  CompleteDocument,
  OpenDocument,
  RemoveDocument,
] as const;
