import type { FilePart } from './file-part.ts';
import type { StoredPart, Transform } from './sealed-file.ts';

/** Where intake files lie between their upload and the end of the time in which their import can be undone. */
export interface IntakeFiles {
  /**
   * Where a part can be sent by PUT; `place` is a day and the id of an upload. What passes is stored as `seal` makes it.
   */
  partUrl(place: string, part: FilePart, seal?: Transform): Promise<string>;
  /** The parts that have arrived whole. */
  parts(place: string): Promise<readonly FilePart[]>;
  /** A part; undefined if it is gone or has not arrived. */
  part(place: string, number: number): Promise<StoredPart | undefined>;
  /** Puts a sealed part in the place of the one in clear. */
  keepSealed(place: string, number: number, bytes: Uint8Array): Promise<void>;
  /** Removes the parts of all days before this one. */
  removeBefore(day: string): Promise<void>;
}
