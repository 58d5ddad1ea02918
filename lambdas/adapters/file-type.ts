import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';

/** The media type that a file's bytes show; undefined for bytes of no known kind. */
export const typeOfBytes = async (bytes: Uint8Array): Promise<string | undefined> =>
  (await fileTypeFromBuffer(bytes))?.mime;

/** SHA-256 in hexadecimal digits. */
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
