import { describe, expect, it } from 'vitest';
import { fileNameAs } from '../../../domain/documents/file-name.ts';

describe('the name under which a document is saved', () => {
  it.each([
    ['passport.pdf', 'application/pdf', 'passport.pdf'],
    ['IMG_1.JPEG', 'image/jpeg', 'IMG_1.JPEG'],
    ['جواز سفر', 'image/png', 'جواز سفر.png'],
    ['passport.hta', 'application/pdf', 'passport.hta.pdf'],
    ['page.html', 'image/jpeg', 'page.html.jpg'],
    ['passport\u202Efdp.hta', 'application/pdf', 'passportfdp.hta.pdf'],
    ['passport.pdf.exe. ', 'application/pdf', 'passport.pdf.exe.pdf'],
  ] as const)('of %j, which is %s, ends as what it is', (name, type, saved) => {
    expect(fileNameAs(name, type)).toBe(saved);
  });
});
