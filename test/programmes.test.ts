import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROGRAMMES, STAGES } from '../domain/kernel/catalogue.ts';
import { OWN_STAGES } from '../registry/programmes.ts';

/** What is made from the folders, and what only tells of a programme. */
const NOT_WRITTEN =
  /^(domain\/kernel\/catalogue\.ts|registry\/sample-forms\.ts|docs\/|test\/|state-machines\/resettlement-case\.asl\.json)/;
const MARKDOWN = /\.md$/;

const sources = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
  .split('\n')
  .filter(
    (path) => /\.(ts|tsx|json|asl\.json)$/.test(path) && !NOT_WRITTEN.test(path) && !MARKDOWN.test(path),
  );

/** The names that only this programme has: its own, those of its stages, its outcome. */
function namesOf(programme: keyof typeof PROGRAMMES): string[] {
  const own = Object.entries(STAGES).flatMap(([name, stage]) =>
    'programme' in stage && stage.programme === programme ? [name] : [],
  );
  const kinds = OWN_STAGES.filter(({ name }) => own.includes(name)).flatMap((stage) =>
    stage.kinds.map(({ kind }) => kind),
  );
  return [programme, ...own, ...kinds];
}

describe('a programme with stages of its own', () => {
  it('stands in one folder, and in the two lists of the registry', () => {
    const names = namesOf('voluntary-return');
    expect(names).toEqual(expect.arrayContaining(['return-counselling', 'reintegration-plan']));
    const camel = names.map((name) =>
      name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
    );
    const named = new RegExp(`(?<![\\w-])(?:${[...names, ...camel].join('|')})(?![\\w-])`);
    const outside = sources
      .filter((path) => !path.startsWith('programmes/voluntary-return/'))
      .filter((path) => named.test(readFileSync(path, 'utf8')));
    expect(outside).toEqual(['registry/programme-data.ts', 'registry/programmes.ts']);
  });

  it('has a folder for every programme that there is', () => {
    expect(readdirSync('programmes').sort()).toEqual(Object.keys(PROGRAMMES).sort());
  });
});
