import * as z from 'zod';
import type { HeldBack } from '../case/held-back.ts';
import { HeldBackCountsSchema } from '../case/held-back.ts';
import type { NotUsed } from '../case/rights-request.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { ExportScopeSchema } from './export-request.ts';

/** What the first part of an export says about the whole. */
export const ManifestSchema = z.object({
  format: z.literal('kinbridge-export'),
  version: z.literal(1),
  exportId: z.string(),
  scope: ExportScopeSchema,
  begunAt: InstantSchema,
  /** The fingerprint of the key from which ids are derived: an import needs the same key. */
  idKey: z.string(),
  /** The schema number of each entity. */
  entities: z.record(z.string(), z.int()),
  leftOut: z.record(z.string(), z.string()),
  /** In exports of before: each part tells who of its cases and sponsors is held back, so that no call counts all. */
  heldBack: HeldBackCountsSchema.optional(),
});
export type Manifest = z.infer<typeof ManifestSchema>;

/** Stored records that no export has, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'machine-client': 'told as partner-system; its keys belong to the installation that exported',
  webhook: 'it is signed with the key of the installation that exported',
  'webhook-delivery': 'was sent by the installation that exported',
  'export-request': 'belongs to the installation that exported',
  'release-ledger': 'belongs to the installation from which the figures left',
  'statistics-release': 'belongs to the installation from which the figures left',
  'tracing-weights': 'fitted to the decisions of this installation, and never leaves it',
  'calendar-feed': 'told as calendar-address; a secret address works at the installation that made it',
  absence: 'who of the staff is away; it says nothing of anybody in a case',
  'orientation-class': 'a calendar of the installation that exported; who came stands in each case',
  organisation: 'agreements with partners belong to the installation that exported',
  'staff-access': 'who may sign in belongs to the installation that exported',
  'access-review': 'who may sign in belongs to the installation that exported',
  'sign-in-rules': 'how staff sign in belongs to the installation that exported',
  complaint: 'who may read it depends on the offices of the installation where it was made',
  batch: 'what became of work that was given out together; each case tells of its own',
  'saved-view': 'how staff look at lists; nothing about anybody',
  'first-views': 'how staff look at lists; nothing about anybody',
  'list-view': 'what staff read stays with the installation that recorded it',
};

/** An item that could not be read: told by its key, so that nothing is missing unnoticed. */
export interface Unread {
  readonly pk: string;
  readonly sk: string;
}

/** A case or sponsor of which nothing leaves, or a member of a household of whom nothing does, and why. */
export interface HeldBackLine {
  readonly owner: string;
  readonly personId?: string;
  readonly why: NotUsed;
}

export const heldBackLines = (owner: string, { whole, persons }: HeldBack): HeldBackLine[] =>
  whole === undefined
    ? [...persons].map(([personId, why]) => ({ owner, personId, why }))
    : [{ owner, why: whole }];

/** The file names within a part, which is a ZIP archive. */
export const MANIFEST_FILE = 'manifest.json';
export const UNREAD_FILE = 'unread.jsonl';
export const HELD_BACK_FILE = 'held-back.jsonl';
export const schemaFile = (type: string): string => `schemas/${type}.json`;
export const linesFile = (type: string): string => `${type}.jsonl`;
/** A piece of a document's bytes, by where it begins. */
export const bytesFile = (document: string, from: number): string =>
  `files/${document}/${String(from).padStart(12, '0')}`;
/** The small picture of a document, a JPEG. */
export const pictureFile = (document: string): string => `pictures/${document}.jpg`;
export const csvFile = (type: string): string => `${type}.csv`;
/** The name of an encrypted part in the archive that is downloaded. */
export const partFile = (number: number): string => `part-${String(number).padStart(5, '0')}.zip.age`;
