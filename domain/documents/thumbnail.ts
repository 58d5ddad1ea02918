/** Limits of the small picture of an image. The sender's browser makes it: the platform itself never decodes an image. */
export const MAX_PICTURE_BYTES = 40_000;
/** The longest side, in pixels. */
export const MAX_PICTURE_SIDE = 256;

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
/** The sizes of a baseline and of a progressive picture. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc2]);
/** Tables, restart interval, and the two segments (JFIF, colour profile) that say nothing about camera or place. */
const PLAIN: ReadonlySet<number> = new Set([0xc4, 0xdb, 0xdd, 0xe0, 0xe2]);

/** Where the next marker stands after the compressed pixels that begin here. */
function afterPixels(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    const isMarker = bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7);
    if (isMarker) return at;
    at += 1;
  }
  return bytes.length;
}

/**
 * True of a whole JPEG of at most 256 by 256 pixels and 40 kB that holds its pixels and nothing else: no particulars of
 * the camera or the place, no comment, nothing after its end.
 */
export function isPlainPicture(bytes: Uint8Array): boolean {
  if (bytes.length > MAX_PICTURE_BYTES || bytes[0] !== 0xff || bytes[1] !== START) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hasFrame = false;
  for (let at = 2; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return false;
    if (marker === END) return hasFrame && at + 2 === bytes.length;
    if (at + 4 > bytes.length) return false;
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return false;
    if (FRAMES.has(marker)) {
      if (length < 8) return false;
      const [high, wide] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      if (Math.min(high, wide) < 1 || Math.max(high, wide) > MAX_PICTURE_SIDE) return false;
      hasFrame = true;
    } else if (marker !== SCAN && !PLAIN.has(marker)) return false;
    at += 2 + length;
    if (marker === SCAN) at = afterPixels(bytes, at);
  }
  return false;
}
