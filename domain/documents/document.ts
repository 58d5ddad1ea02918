import * as z from 'zod';
import type { FieldClass } from '../case/field-class.ts';
import { FieldClassSchema } from '../case/field-class.ts';
import { DateSchema, InstantSchema } from '../kernel/calendar.ts';
import { DocumentKindSchema } from '../kernel/document-kind.ts';
import { CaseError } from '../kernel/errors.ts';
import { personal } from '../kernel/personal-data.ts';
import { FileTypeSchema } from './document-kinds.ts';
import { MAX_PICTURE_BYTES } from './thumbnail.ts';

/** The size of a part: small enough that one arrives whole on a line that is cut every few hundred kilobytes. */
export const PART_BYTES = 131_072;

/**
 * A file of a case or sponsor. Its bytes lie in the file store under its id, never under a name. `uploading`: parts
 * arrive; `checking`: a scanner has not answered yet; `kept`: it can be opened; `refused` and `removed`: its bytes
 * are gone.
 */
export const DocumentSchema = z.object({
  type: z.literal('document'),
  schema: z.literal(4),
  id: z.string(),
  /** The id of the case or sponsor. */
  caseId: z.string(),
  /** The person, consent or work item that it belongs to; absent if it belongs to the whole record. */
  about: z.string().optional(),
  kind: DocumentKindSchema,
  /** Only readers of this class see it. */
  class: FieldClassSchema,
  /** The name of the file on the sender's device. */
  name: personal(z.string().min(1).max(200)).optional(),
  /** The day it was issued. */
  date: DateSchema.optional(),
  expiresOn: DateSchema.optional(),
  bytes: z.int().positive(),
  /** What its bytes show it to be; absent until it has arrived. */
  contentType: FileTypeSchema.optional(),
  /** How many bytes its small picture has; absent if it has none. */
  thumbnail: z.int().positive().max(MAX_PICTURE_BYTES).optional(),
  /** SHA-256 of its small picture; one from before is taken as it was sealed, and not in clear. */
  thumbnailDigest: z.string().optional(),
  /** SHA-256 of its bytes, in hexadecimal digits. */
  digest: z.string().optional(),
  status: z.enum(['uploading', 'checking', 'kept', 'refused', 'removed']),
  refusal: z.enum(['type', 'size', 'infected']).optional(),
  /** Whether a scanner has passed it. */
  scan: z.enum(['clean', 'not-configured']).optional(),
  addedAt: InstantSchema,
  addedBy: z.string(),
  endedAt: InstantSchema.optional(),
});
export type Document = z.infer<typeof DocumentSchema>;

declare module '../case/entities.ts' {
  interface Entities {
    document: Document;
  }
}
declare module '../case/case-file.ts' {
  interface CaseFile {
    /** Files of the case, with those that were removed. */
    documents: Document[];
  }
}

/** The record that documents lie with: a case or a sponsor. */
export interface DocumentOwner {
  readonly id: string;
  readonly documents: readonly Document[];
  /** The largest file that the one who asks may send, by policy. */
  readonly mostMegabytes: number;
  /** Whether this person, consent or work item is of the record. */
  knows(about: string): boolean;
}

/** True while its bytes exist, whole or in parts. */
export const isLive = ({ status }: Document): boolean => status !== 'refused' && status !== 'removed';

/** The lengths of the parts in which a file of this many bytes is sent. */
export const partsOf = (bytes: number): number[] =>
  Array.from({ length: Math.ceil(bytes / PART_BYTES) }, (_, index) =>
    Math.min(PART_BYTES, bytes - index * PART_BYTES),
  );

/** The photos of the same person that this one replaces; one of another class may be hidden from its sender. */
export const photosBefore = (
  documents: readonly Document[],
  { id, kind, about, class: shown }: Document,
): Document[] =>
  kind === 'photo' && about?.startsWith('person-')
    ? documents
        .filter((one) => one.kind === 'photo' && one.about === about && one.class === shown)
        .filter((one) => one.id !== id && one.status === 'kept')
    : [];

/** The document with this id as a reader of these classes finds it; NotFound for one of another class. */
export function documentOf(owner: DocumentOwner, id: string, sees: readonly FieldClass[]): Document {
  const found = owner.documents.find((document) => document.id === id);
  if (found && sees.includes(found.class)) return found;
  throw new CaseError('NotFound', `Expected a document of ${owner.id}, received ${id}.`);
}
