import { mkdtempSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { functionNamed } from '../../contracts/functions.ts';
import { bundleHandler } from '../../lib/bundling.ts';

const ROOT = join(import.meta.dirname, '../..');
const directory = mkdtempSync(join(tmpdir(), 'kinbridge-bundle-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe.each(['RegisterCase', 'PlanStages', 'RelayWorkflow', 'FollowChanges'])(
  'the bundle of %s',
  (name) => {
    const outfile = join(directory, `${name}.mjs`);
    const { metafile } = bundleHandler(join(ROOT, functionNamed(name).entry), outfile);

    it('runs away from the repository and exports its handler', async () => {
      expect(await import(pathToFileURL(outfile).href)).toMatchObject({ handler: expect.any(Function) });
    });

    it('leaves out only what a Lambda never loads', () => {
      const left = Object.values(metafile.outputs).flatMap(({ imports }) =>
        imports.filter(({ path }) => !isBuiltin(path)),
      );
      expect(left.filter(({ kind }) => kind !== 'dynamic-import')).toEqual([]);
    });
  },
);
