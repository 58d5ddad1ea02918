import { SEALED_FILE } from './sealed-file.ts';

/** Where parts of files are sent, and files and pictures are fetched: through a function, which seals and opens them. */
export const FILES_PATH = '/files/';

/** How long an address can be used. */
export const ADDRESS_SECONDS = 900;

/** The most bytes that are fetched at once: a function answers at most 6 MB, in Base64. */
export const PIECE_BYTES = 4 * SEALED_FILE.chunkBytes;

/** The door of files: open, since its addresses are sealed and end after minutes. */
export const FILE_ROUTES = (['GET', 'PUT'] as const).map((method) => ({
  method,
  path: `${FILES_PATH}{address}`,
  function: 'FilePage' as const,
  open: true as const,
}));
