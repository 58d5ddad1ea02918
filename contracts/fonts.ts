import { CONSOLE_ASSETS_PATH } from './console.ts';

/** The family of all bundled faces. It stands last in a list of fonts: a device that has the letters loads nothing. */
export const FONT_FAMILY = 'Kinbridge Scripts';

/** The release of the packages `@fontsource/*`, which names the files: another release has other names. */
export const FONT_RELEASE = '5.3.0';

interface FontScript {
  /** The package of `@fontsource`, which also names its files. */
  readonly from: string;
  readonly subset: string;
  /** What devices may call the same letters. */
  readonly local: readonly string[];
  readonly range: string;
}

export const FONT_SCRIPTS: readonly FontScript[] = [
  {
    from: 'noto-sans-ethiopic',
    subset: 'ethiopic',
    local: ['Noto Sans Ethiopic', 'Abyssinica SIL', 'Nyala', 'Kefa'],
    range: 'U+1200-1399,U+2D80-2DDE,U+AB01-AB2E',
  },
  {
    from: 'noto-sans',
    subset: 'cyrillic',
    local: ['Noto Sans'],
    range: 'U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  },
];
export const FONT_WEIGHTS = [400, 700] as const;

export interface FontFace {
  readonly weight: number;
  readonly range: string;
  /** As in the `src` of a font face. */
  readonly src: string;
  /** The path that it is served at, and the package it comes from. */
  readonly path: string;
  readonly from: string;
  readonly file: string;
}

/** The faces, each loaded only once a letter of it is to be drawn and no other font has it. */
export const FONT_FACES: readonly FontFace[] = FONT_SCRIPTS.flatMap(({ from, subset, local, range }) =>
  FONT_WEIGHTS.map((weight) => {
    const path = `${CONSOLE_ASSETS_PATH}${from}-${subset}-${weight}.${FONT_RELEASE}.woff2`;
    const bold = weight === 700 ? ' Bold' : '';
    const src = [...local.map((name) => `local("${name}${bold}")`), `url("${path}") format("woff2")`].join(
      ',',
    );
    return { weight, range, src, path, from, file: `${from}-${subset}-${weight}-normal.woff2` };
  }),
);

/** The faces as a style sheet, for pages without scripts. */
export const FONT_STYLE = FONT_FACES.map(
  ({ weight, range, src }) =>
    `@font-face{font-family:"${FONT_FAMILY}";font-weight:${weight};font-display:swap;unicode-range:${range};src:${src}}`,
).join('');
