import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

const MAX_KB = 350;
/** What a person loads to sign in and see the queue, in English. */
const FIRST_PAGE = 'src/work/work-page.tsx';

type Chunk = Rolldown.OutputChunk;

/** Prints how much script the first page needs, and fails the build if it is too much. */
export const firstLoad = (): Plugin => ({
  name: 'first-load',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((each): each is Chunk => each.type === 'chunk');
    const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
    const starts = chunks.filter(
      ({ isEntry, facadeModuleId }) =>
        isEntry || facadeModuleId?.endsWith(FIRST_PAGE) || isEnglish(facadeModuleId),
    );
    const needed = new Set<string>();
    const visit = (file: string): void => {
      if (needed.has(file)) return;
      needed.add(file);
      for (const imported of byFile.get(file)?.imports ?? []) visit(imported);
    };
    for (const { fileName } of starts) visit(fileName);
    const bytes = [...needed].reduce((sum, file) => sum + gzipSync(byFile.get(file)?.code ?? '').length, 0);
    const kilobytes = Math.round(bytes / 1000);
    console.log(
      `Console: first load ${kilobytes} kB gzip of script in ${needed.size} files (most ${MAX_KB}).`,
    );
    if (kilobytes > MAX_KB)
      this.error(`Expected at most ${MAX_KB} kB of script for the first page, got ${kilobytes}.`);
  },
});

const isEnglish = (id: string | null): boolean =>
  id !== null &&
  (/src\/(app|api|work|words|desk|lists|batches)\/texts\/en\.json$/.test(id) ||
    id.endsWith('stage-texts/first/en') ||
    id.includes('i18n/messages/all.en'));
