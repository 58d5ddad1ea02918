import { gunzipSync, gzipSync } from 'node:zlib';

/** Several times the longest history: 25,000 events, which in ours hold ids alone. */
const MAX_BYTES = 64 * 1024 * 1024;

export const packed = (text: string): Uint8Array => gzipSync(text);

/** The text in packed bytes; undefined if they are none, or would unpack to more than `maxBytes`. */
export function unpacked(bytes: Uint8Array, maxBytes: number = MAX_BYTES): string | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: Math.min(maxBytes, MAX_BYTES) }).toString('utf8');
  } catch {
    return undefined;
  }
}
