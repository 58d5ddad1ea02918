import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isTaken } from '../../../domain/documents/document-kinds.ts';
import { typeOfBytes } from '../../../lambdas/adapters/file-type.ts';
import { fileOf } from '../../fixtures/documents.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const zipped = (names: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(names).map(([name, text]) => [name, strToU8(text)])), {
    level: 0,
  });
const types = (part: string) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="${WORD}.main+xml"/></Types>`;
/** A box of ISO media files: what HEIC pictures of phones begin with. */
const boxed = (brand: string): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`),
    Buffer.alloc(64),
  ]);

describe('what a file is shows in its bytes', () => {
  it.each([
    ['application/pdf', fileOf('pdf', 100)],
    ['image/png', fileOf('png', 100)],
    ['image/jpeg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60)])],
    ['image/heic', boxed('heic')],
    [WORD, zipped({ '[Content_Types].xml': types('/word/document.xml'), 'word/document.xml': '<w/>' })],
  ])('%s is taken', async (type, bytes) => {
    expect(await typeOfBytes(bytes)).toBe(type);
    expect(isTaken(type)).toBe(true);
  });

  it.each([
    ['a program', fileOf('exe', 100)],
    ['a program for Linux', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(60)])],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a page with a script', Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'a drawing that can run scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ],
    ['an archive', zipped({ 'a.txt': 'text' })],
    ['nothing', Buffer.alloc(0)],
  ])('%s is not', async (_what, bytes) => {
    expect(isTaken(await typeOfBytes(bytes))).toBe(false);
  });
});
