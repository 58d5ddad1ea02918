import type { FilePart } from './file-part.ts';

/** Where intake files lie between their upload and the end of the time in which their import can be undone. */
export interface IntakeFiles {
  /** Where a part can be sent by PUT; `place` is a day and the id of an upload. */
  partUrl(place: string, part: FilePart): Promise<string>;
  /** The parts that have arrived whole. */
  parts(place: string): Promise<readonly FilePart[]>;
  /** The bytes of a part; undefined if it is gone or has not arrived. */
  read(place: string, part: number): Promise<Uint8Array | undefined>;
  /** Removes the parts of all days before this one. */
  removeBefore(day: string): Promise<void>;
}
