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
/** The rooms of placement, from the model up; `place.ts` and its reasons stand above them. */
const PLACEMENT: readonly RegExp[] = [
  /^domain\/placement\/model\//,
  /^domain\/placement\/(batch|sponsors)\//,
  /^domain\/placement\/online\//,
  /^domain\/placement\/[a-z-]+\.ts$/,
];
const layerOf = (path: string, layers = LAYERS): number => layers.findIndex((layer) => layer.test(path));

/** `case/begin-stage.ts → stages/travel/…`: what still reaches upward, types included. */
const upwardIn = (files: readonly SourceFile[], layers = LAYERS): string[] =>
  files
    .filter(({ path }) => layerOf(path, layers) >= 0)
    .flatMap(({ path, imports }) =>
      [...new Set(imports.map(({ target }) => target))]
        .filter((target) => layerOf(target, layers) > layerOf(path, layers))
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

  it('go one way within placement too', () => {
    const text = "import { online } from '../online/online.ts';";
    const planted = {
      path: 'domain/placement/model/x.ts',
      text,
      imports: importsOf('domain/placement/model/x.ts', text),
    };
    expect(upwardIn([planted], PLACEMENT)).toHaveLength(1);
    expect(upwardIn(sourceFiles(), PLACEMENT)).toEqual([]);
  });
});
