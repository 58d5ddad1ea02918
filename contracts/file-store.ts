import type { FilePart } from './file-part.ts';
import type { IntakeFiles } from './intake-files.ts';
import type { StoredPart, Transform } from './sealed-file.ts';

/** The type of every small picture. */
export const PICTURE_TYPE = 'image/jpeg';

/** What a scanner for malicious files said. */
export type Scan = 'clean' | 'infected' | 'pending' | 'not-configured';

/**
 * Where the bytes of documents lie: a bucket on AWS, the data folder on the embedded host. A file is named by the id
 * of its document; every address ends after some minutes and names nobody.
 */
export interface FileStore {
  readonly intake: IntakeFiles;
  /**
   * Whether bytes pass through this process on their way in and out: then parts are sealed as they arrive and files
   * opened as they are fetched. A bucket takes and gives what is in it.
   */
  readonly passes: boolean;
  /** Where a part can be sent by PUT; sending it again does no harm. What passes is stored as `seal` makes it. */
  partUrl(file: string, part: FilePart, seal?: Transform): Promise<string>;
  /** The parts that have arrived whole. */
  parts(file: string): Promise<readonly FilePart[]>;
  /** A part; undefined if it has not arrived. */
  part(file: string, number: number): Promise<StoredPart | undefined>;
  /** Stores the whole file in place of its parts. */
  keep(file: string, bytes: Uint8Array): Promise<void>;
  /** So many bytes of a whole file from a position on; undefined if it is gone. */
  read(file: string, from: number, length: number): Promise<Uint8Array | undefined>;
  /** What a scanner says; one that does not look where it lies gets what `open` makes of the file. */
  scan(file: string, open?: Transform): Promise<Scan>;
  /** Where the file can be fetched as an attachment of this type; what passes is sent as `open` makes it. */
  fileUrl(file: string, contentType: string, open?: Transform): Promise<string>;
  /** Stores the small picture of a file. */
  keepPicture(file: string, bytes: Uint8Array): Promise<void>;
  readPicture(file: string): Promise<Uint8Array | undefined>;
  /** Where the small picture can be fetched. */
  pictureUrl(file: string, open?: Transform): Promise<string>;
  /** Removes the file, its parts and its small picture; nothing happens if they are gone. */
  remove(file: string): Promise<void>;
}
