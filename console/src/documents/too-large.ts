const MEGABYTE = 1_048_576;

/** The size of a file that is too large, in megabytes, never so rounded that it would seem to fit. */
export const tooLarge = (file: File | undefined, most: number): number | undefined =>
  file === undefined || file.size <= most * MEGABYTE
    ? undefined
    : Math.max(most + 0.1, Math.round((10 * file.size) / MEGABYTE) / 10);
