import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { REGISTRY, SEARCH } from '../../domain/tracing/people.ts';

const dir = mkdtempSync(join(tmpdir(), 'tracing-command-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const command = join(import.meta.dirname, '../../../scripts/tracing.ts');
const run = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
const file = (name: string, lines: readonly string[]): string => {
  const path = join(dir, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};

describe('the tracing command', () => {
  it('indexes the good lines, reports the bad ones and matches in another process', () => {
    const bad = [
      '{"id":"x","names":[{"full":"A","kind":"registered"}],"shoe":44}',
      'not json',
      '{"id":"y","names":[{"full":"B","kind":"registered"}],"birth":{"date":"1990-02-30"}}',
      '{"id":"z","names":[{"full":"C","kind":"registered"}],"nationality":"Syria"}',
    ];
    const registry = file('persons.ndjson', [...bad, ...REGISTRY.map((person) => JSON.stringify(person))]);
    const data = join(dir, 'data');
    const indexed = run('index', '--registry', registry, '--data', data);
    expect(indexed.status).toBe(3);
    expect(indexed.stderr).toContain(`${registry}:1: unknown field "shoe"`);
    expect(indexed.stderr).toContain(`${registry}:2: expected a JSON object`);
    expect(indexed.stderr).toContain(
      `${registry}:3: birth.date: expected a date that the gregory calendar has, received 1990-02-30`,
    );
    expect(indexed.stderr).toContain(`${registry}:4: nationality`);
    const requests = file('requests.ndjson', [JSON.stringify(SEARCH)]);
    const matched = run('match', '--requests', requests, '--data', data, '--top', '2');
    expect(matched.status).toBe(0);
    const answer = JSON.parse(matched.stdout) as Record<string, unknown> & {
      candidates: Record<string, unknown>[];
    };
    expect(Object.keys(answer)).toEqual(['request', 'examined', 'ms', 'candidates']);
    expect(answer.candidates).toHaveLength(2);
    expect(answer.candidates[0]).toMatchObject({ person: 'husayni', band: 'likely' });
    expect(Object.keys(answer.candidates[0]!)).toEqual(['person', 'probability', 'band', 'reasons']);
    expect(Object.keys((answer.candidates[0]!.reasons as object[])[0]!)).toEqual([
      'field',
      'agreement',
      'bits',
      'text',
    ]);
  });

  it('refuses an index that was built with another lexicon, and says how to build it anew', () => {
    const registry = file(
      'stale.ndjson',
      REGISTRY.map((person) => JSON.stringify(person)),
    );
    const requests = file('stale-requests.ndjson', [JSON.stringify(SEARCH)]);
    const data = join(dir, 'stale');
    expect(run('index', '--registry', registry, '--data', data).status).toBe(0);
    const path = join(data, 'tracing-index.sqlite');
    const db = new DatabaseSync(path);
    db.exec("UPDATE version SET version = 'lexicon-of-old'");
    db.close();
    for (const args of [
      ['match', '--requests', requests, '--data', data],
      ['index', '--registry', registry, '--data', data],
    ]) {
      const refused = run(...args);
      expect([refused.status, refused.stdout]).toEqual([2, '']);
      expect(refused.stderr).toMatch(
        /^.*tracing-index\.sqlite: expected an index of version \w+ .*received version lexicon-of-old: remove the file and index the whole registry again \("tracing index"\)\n$/,
      );
    }
    rmSync(path);
    expect(run('index', '--registry', registry, '--data', data).status).toBe(0);
    expect(run('match', '--requests', requests, '--data', data).stdout).toContain('"person":"husayni"');
  });

  it('ranks names and compares pairs', () => {
    const ranked = run(
      'rank-names',
      '--queries',
      file('q.txt', ['محمود', 'Хачатурян']),
      '--names',
      file('n.txt', ['Muhammad', 'Mahmoud', 'Khachaturian', 'Hagos']),
      '--top',
      '2',
    );
    const lines = ranked.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { query: string; names: { name: string; score: number }[] });
    expect(lines.map(({ query, names }) => [query, names[0]!.name, names.length])).toEqual([
      ['محمود', 'Mahmoud', 2],
      ['Хачатурян', 'Khachaturian', 2],
    ]);
    const compared = run(
      'compare-names',
      '--pairs',
      file('pairs.csv', ['id,a,b', '1,محمد الحسيني,"al-Husayni, Muhammad"', '2,حسن علي,Hussein Ali', '3,,X']),
    );
    expect(compared.status).toBe(3);
    const [header, same, other] = compared.stdout.trim().split('\n');
    expect(header).toBe('id,a,b,score');
    expect(Number(same!.split(',').at(-1))).toBeGreaterThan(0.5);
    expect(Number(other!.split(',').at(-1))).toBeLessThan(0.5);
  });

  it('reads byte order marks, carriage returns, quoted cells and empty files', () => {
    const person = JSON.stringify(REGISTRY[0]);
    const registry = join(dir, 'bom.ndjson');
    writeFileSync(registry, `\uFEFF${person}\r\n\r\n{"id":"late","names":[]}\r\n`);
    const indexed = run('index', '--registry', registry, '--data', join(dir, 'bom'));
    expect(indexed).toMatchObject({ status: 3 });
    expect(indexed.stderr).toContain(`${registry}:3: names: `);
    expect(indexed.stderr).toContain('1 persons indexed');
    const empty = join(dir, 'empty');
    writeFileSync(empty, '');
    expect(run('match', '--requests', empty, '--data', join(dir, 'bom'))).toMatchObject({
      status: 0,
      stdout: '',
    });
    const pairs = join(dir, 'quoted.csv');
    writeFileSync(pairs, '\uFEFFa,b\r\n"al-Masri, Saleh",Saleh al-Masri\r\n"open,Omar\r\nSaleh,Saleh\r\n');
    const compared = run('compare-names', '--pairs', pairs);
    expect(compared.status).toBe(3);
    expect(compared.stderr).toContain(`${pairs}:3: expected quotes that close`);
    expect(compared.stdout.trim().split('\n')).toHaveLength(3);
  });

  it('refuses in one line what is not there, not an index, or no table of pairs', () => {
    const requests = file('one.ndjson', [JSON.stringify(SEARCH)]);
    const none = join(dir, 'no-index');
    const missing = run('match', '--requests', requests, '--data', none);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain(`${none}: expected a folder with an index`);
    expect(existsSync(none)).toBe(false);
    const damaged = join(dir, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'tracing-index.sqlite'), 'no database at all, only words in a file');
    for (const wrong of [
      run('match', '--requests', requests, '--data', damaged),
      run('index', '--registry', requests, '--data', requests),
      run('compare-names', '--pairs', file('columns.csv', ['x,y', '1,2'])),
    ]) {
      expect(wrong.status).toBe(2);
      expect(wrong.stderr.trim().split('\n')).toHaveLength(1);
    }
  });

  it('says how it is used', () => {
    const wrong = run('match', '--requests', 'x.ndjson');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('match: expected --data');
    expect(run('index', '--registry', join(dir, 'none.ndjson'), '--data', dir).status).toBe(2);
  });
});
