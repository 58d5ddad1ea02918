import type { FilePart } from './file-part.ts';
import type { IntakeFiles } from './intake-files.ts';
import type { StoredPart } from './sealed-file.ts';

/** The type of every small picture. */
export const PICTURE_TYPE = 'image/jpeg';

/** What a scanner for malicious files said. */
export type Scan = 'clean' | 'infected' | 'pending' | 'not-configured';

/**
 * Where the bytes of documents lie: a bucket on AWS, the data folder on the embedded host. A file is named by the id
 * of its document. Whatever is put here is sealed before.
 */
export interface FileStore {
  readonly intake: IntakeFiles;
  /** Stores a part; put again it does no harm. False for a file that takes no more parts: it is complete or removed. */
  putPart(file: string, number: number, sealed: Uint8Array): Promise<boolean>;
  /** The parts that have arrived whole. */
  parts(file: string): Promise<readonly FilePart[]>;
  /** A part; undefined if it has not arrived. */
  part(file: string, number: number): Promise<StoredPart | undefined>;
  /** Stores the whole file in place of its parts. */
  keep(file: string, bytes: Uint8Array): Promise<void>;
  /** So many bytes of a whole file from a position on; undefined if it is gone. */
  read(file: string, from: number, length: number): Promise<Uint8Array | undefined>;
  /** What a scanner says, which is given the file in clear: it cannot look into what is sealed. */
  scan(file: string, inClear: () => Promise<Uint8Array | undefined>): Promise<Scan>;
  /** Stores the small picture of a file. */
  keepPicture(file: string, bytes: Uint8Array): Promise<void>;
  readPicture(file: string): Promise<Uint8Array | undefined>;
  /** Removes the file, its parts and its small picture; nothing happens if they are gone. */
  remove(file: string): Promise<void>;
}
