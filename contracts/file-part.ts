/** A part of a file: its number from 0 on, and its exact length. */
export interface FilePart {
  readonly number: number;
  readonly bytes: number;
}
