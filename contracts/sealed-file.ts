/**
 * How a sealed file is laid out: a head with a mark, the length in clear and the owner of its key, then chunks, each
 * sealed with AES-256-GCM and bound to its number and the length of the whole.
 */
export const SEALED_FILE = {
  /** Begins every sealed file, and no file of a kind that is taken. */
  mark: 'KBSEAL1\n',
  headBytes: 128,
  /** Of each chunk but the last, in clear. */
  chunkBytes: 1_048_576,
  /** What sealing adds to a chunk: a format byte, a nonce of 12 and a tag of 16. */
  sealBytes: 29,
} as const;

/** Sealed parts of uploads bear this behind their number. */
export const SEALED_PART = '.sealed';

/** A part as it lies in a store: sealed, or in clear as it arrived in an older version. */
export interface StoredPart {
  readonly bytes: Uint8Array;
  readonly isSealed: boolean;
}
