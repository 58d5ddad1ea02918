import { FONT_FACES, FONT_FAMILY } from '../../../contracts/fonts.ts';

/** Declares the bundled fonts; the browser loads one when a letter of it is to be drawn. */
for (const { weight, range, src } of FONT_FACES)
  document.fonts.add(
    new FontFace(FONT_FAMILY, src, { weight: String(weight), unicodeRange: range, display: 'swap' }),
  );
