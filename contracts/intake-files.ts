import type { FilePart } from './file-part.ts';
import type { StoredPart } from './sealed-file.ts';

/** Where intake files lie between their upload and the end of the time in which their import can be undone. */
export interface IntakeFiles {
  /** Stores a sealed part, in place of one in clear; `place` is a day and the id of an upload. */
  putPart(place: string, number: number, sealed: Uint8Array): Promise<void>;
  /** The parts that have arrived whole. */
  parts(place: string): Promise<readonly FilePart[]>;
  /** A part; undefined if it is gone or has not arrived. */
  part(place: string, number: number): Promise<StoredPart | undefined>;
  /** Removes the parts of all days before this one. */
  removeBefore(day: string): Promise<void>;
}
