import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { CONSOLE_PATH } from '../../contracts/console.ts';
import { FONT_FACES, FONT_RELEASE, FONT_SCRIPTS } from '../../contracts/fonts.ts';

const folderOf = (name: string): string =>
  dirname(fileURLToPath(import.meta.resolve(`@fontsource/${name}/package.json`)));

/** Puts the bundled fonts, with their licences, beside the console's other files; pages of sponsors use them too. */
export const fonts = (): Plugin => ({
  name: 'fonts',
  apply: 'build',
  generateBundle() {
    for (const { from, file, path } of FONT_FACES)
      this.emitFile({
        ...{ type: 'asset', fileName: path.slice(CONSOLE_PATH.length) },
        source: readFileSync(join(folderOf(from), 'files', file)),
      });
    for (const { from } of FONT_SCRIPTS)
      this.emitFile({
        ...{ type: 'asset', fileName: `assets/${from}.${FONT_RELEASE}.licence.txt` },
        source: readFileSync(join(folderOf(from), 'LICENSE')),
      });
  },
});
