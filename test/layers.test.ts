import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOf, type SourceFile, sourceFiles } from './fixtures/source-files.ts';

/** The layers of what decides, from the ground up: a file imports from its own layer and from those before it. */
const LAYERS: readonly RegExp[] = [
  /^domain\/kernel\//,
  /^domain\/(audit|policy)\//,
  /^domain\/case\//,
  /^domain\/work-item\//,
  /^domain\/[a-z-]+\//,
  /^stages\//,
  /^programmes\//,
  /^registry\//,
];
const layerOf = (path: string): number => LAYERS.findIndex((layer) => layer.test(path));

/** `case/begin-stage.ts → stages/travel/…`: what still reaches upward, types included. */
const upwardIn = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => layerOf(path) >= 0)
    .flatMap(({ path, imports }) =>
      [...new Set(imports.map(({ target }) => target))]
        .filter((target) => layerOf(target) > layerOf(path))
        .map((target) => `${path} → ${target}`),
    )
    .sort();

/** Each arrow that is to be turned round yet; the list only grows shorter. */
const LEFT = readFileSync(new URL('fixtures/upward-imports.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean);

describe('the layers', () => {
  it('see an import that reaches upward, of a type too', () => {
    const text = "import type { A } from '../../stages/travel/travel-plan.ts';";
    const planted = { path: 'domain/case/x.ts', text, imports: importsOf('domain/case/x.ts', text) };
    expect(upwardIn([planted])).toEqual(['domain/case/x.ts → stages/travel/travel-plan.ts']);
  });

  it('are kept by every file but those on the list, which has none that is kept', () => {
    expect(upwardIn(sourceFiles())).toEqual(LEFT);
  });
});
