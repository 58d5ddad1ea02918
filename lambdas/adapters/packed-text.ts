import { gunzipSync, gzipSync } from 'node:zlib';

export const packed = (text: string): Uint8Array => gzipSync(text);

/** The text in packed bytes; undefined if they are none. */
export function unpacked(bytes: Uint8Array): string | undefined {
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    return undefined;
  }
}
