import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../console/src/figures/check-archive.ts';

const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const filesOf = (id: string): Record<string, Uint8Array> => ({
  'figures.csv': strToU8(`sex,persons,mark,release\nf,14,,1 (${id})\n`),
  'figures.json': strToU8(JSON.stringify({ release: { id } })),
});
const recorded = (number: number, id: string) => ({
  ...{ id, number },
  released: {
    ...{ at: '2026-03-10T10:00:00.000Z', k: 11, suppressed: 0, population: '', digest: '' },
    files: Object.fromEntries(Object.entries(filesOf(id)).map(([name, bytes]) => [name, sum(bytes)])),
  },
});
const ledger = [
  recorded(2, 'release-b'),
  recorded(1, 'release-a'),
  { id: 'release-c', number: 3, released: null },
];
const checked = (files: Record<string, Uint8Array>) => checkArchive('any.zip', zipSync(files), ledger);

describe('a file that somebody shows', () => {
  it('is of the release whose files it has, whatever it is called', async () => {
    expect(await checked(filesOf('release-a'))).toEqual({ is: 'same', number: 1 });
    expect(await checked(filesOf('release-b'))).toEqual({ is: 'same', number: 2 });
    const table = filesOf('release-a')['figures.csv']!;
    expect(await checkArchive('renamed.csv', table, ledger)).toEqual({ is: 'part', number: 1 });
  });

  it('differs where a number was changed, a file was added, or all were', async () => {
    const files = filesOf('release-a');
    const forged = strToU8('sex,persons,mark,release\nf,15,,1 (release-a)\n');
    const different = { is: 'different', number: 1 };
    expect(await checked({ ...files, 'figures.csv': forged })).toEqual({
      ...different,
      files: ['figures.csv'],
    });
    expect(await checked({ ...files, 'more.csv': forged })).toEqual({ ...different, files: ['more.csv'] });
    expect(await checkArchive('figures.csv', forged, ledger)).toEqual({
      ...different,
      files: ['figures.csv'],
    });
  });

  it('is of no release, or cannot be read', async () => {
    expect(await checked(filesOf('release-x'))).toEqual({ is: 'unknown' });
    expect(await checkArchive('bad.zip', strToU8('PK nothing'), ledger)).toEqual({ is: 'unreadable' });
  });
});
