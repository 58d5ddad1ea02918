import { describe, expect, it } from 'vitest';
import { isPlainPicture } from '../../../domain/documents/thumbnail.ts';
import { EXIF, jpegOf, pngOf } from '../../fixtures/pictures.ts';

describe('a small picture', () => {
  it('is a whole JPEG of at most 256 pixels and 40 kB', () => {
    expect(isPlainPicture(jpegOf())).toBe(true);
    expect(isPlainPicture(jpegOf({ width: 256, height: 256 }))).toBe(true);
  });

  it.each([
    ['is too wide', jpegOf({ width: 257 })],
    ['is too high', jpegOf({ height: 10_000 })],
    ['has no size', jpegOf({ width: 0 })],
    ['has too many bytes', jpegOf({ pixels: 40_001 })],
    ['tells where it was taken', jpegOf({ extra: EXIF })],
    ['holds a comment', jpegOf({ extra: Buffer.from([0xff, 0xfe, 0, 4, 0x68, 0x69]) })],
    ['has something behind its end', jpegOf({ rest: Buffer.from('PK') })],
    ['does not end', jpegOf().subarray(0, -2)],
    ['breaks off within a segment', jpegOf().subarray(0, 30)],
    ['is no JPEG', pngOf(4, 4)],
    ['is empty', Buffer.alloc(0)],
  ])('is not taken if it %s', (_why, bytes) => {
    expect(isPlainPicture(bytes)).toBe(false);
  });
});
