import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { indexEntry } from '../../../domain/tracing/index/index-entry.ts';
import { indexVersion } from '../../../domain/tracing/index/index-version.ts';
import { createMatcher } from '../../../domain/tracing/matcher.ts';
import { EmbeddedTracingIndex } from '../../../local/tracing/embedded-index.ts';
import { PostingBlocks } from '../../../local/tracing/posting-blocks.ts';
import { PostingBuilder } from '../../../local/tracing/posting-builder.ts';
import { REGISTRY, SEARCH } from '../../domain/tracing/people.ts';
import { tracingIndexContract } from './index-contract.ts';

tracingIndexContract('embedded', async () => {
  const index = new EmbeddedTracingIndex(':memory:');
  return { index, close: async () => index.close() };
});

describe('embedded index on disk', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tracing-index-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('is extended by another process, in bulk and one by one alike', async () => {
    const path = join(dir, 'index.sqlite');
    const crowd = Array.from({ length: 6000 }, (_, i) => ({
      id: `c${i}`,
      names: [
        {
          full: `Warsame ${'Nur Hirsi Liban Guled Roble'.split(' ')[i % 5]} Q${i}`,
          kind: 'registered' as const,
        },
      ],
      birth: { year: 1950 + (i % 60) },
      birthPlace: 'Mogadishu',
    }));
    const first = new EmbeddedTracingIndex(path);
    await first.add(crowd.map(indexEntry));
    first.close();
    const second = new EmbeddedTracingIndex(path);
    await second.add(REGISTRY.map(indexEntry));
    second.close();
    const third = new EmbeddedTracingIndex(path);
    expect(await third.size()).toBe(crowd.length + REGISTRY.length);
    const match = await createMatcher(third);
    expect((await match(SEARCH)).candidates[0]?.person).toBe('husayni');
    const one = await match({
      id: 'r2',
      sought: { names: [{ full: 'Warsame Nur Q10', kind: 'registered' }], birth: { year: 1960 } },
    });
    expect(one.candidates[0]?.person).toBe('c10');
    expect(one.examined).toBeLessThanOrEqual(1200);
    third.close();
  });
});

describe('embedded index of another version', () => {
  it('is refused, whatever else it says, and left as it is', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tracing-version-'));
    const path = join(dir, 'index.sqlite');
    const built = new EmbeddedTracingIndex(path);
    await built.add(REGISTRY.map(indexEntry));
    built.close();
    const old = new DatabaseSync(path);
    old.exec("UPDATE version SET version = 'lexicon-of-old'");
    old.close();
    const opening = () => new EmbeddedTracingIndex(path);
    expect(opening).toThrow(`expected an index of version ${indexVersion()}`);
    expect(opening).toThrow('received version lexicon-of-old: remove the file and index the whole registry');
    const after = new DatabaseSync(path);
    expect(after.prepare('SELECT version FROM version').all()).toEqual([{ version: 'lexicon-of-old' }]);
    after.close();
    rmSync(dir, { recursive: true, force: true });
  });
});

describe('embedded index of another layout', () => {
  it('is refused, and left as it is', () => {
    const dir = mkdtempSync(join(tmpdir(), 'tracing-layout-'));
    const path = join(dir, 'index.sqlite');
    const old = new DatabaseSync(path);
    old.exec('CREATE TABLE person (number INTEGER PRIMARY KEY, body TEXT)');
    old.close();
    expect(() => new EmbeddedTracingIndex(path)).toThrow('expected an index of layout 3, received layout 0');
    const after = new DatabaseSync(path);
    expect(after.prepare('SELECT name FROM sqlite_schema').all()).toHaveLength(1);
    after.close();
    rmSync(dir, { recursive: true, force: true });
  });
});

describe('postings of several bulk loads', () => {
  it('come in one order, each once, as far as asked', () => {
    const db = new DatabaseSync(':memory:');
    const blocks = new PostingBlocks(db);
    const builder = new PostingBuilder();
    for (const load of [0, 1]) {
      for (let i = 0; i < 60_000; i++) builder.add(i % 40, (i * 7) % 200, i * 2 + load * (i % 3));
      blocks.write(builder);
    }
    for (let i = 0; i < 50; i++) builder.add(7, i % 5, i);
    blocks.write(builder);
    const query = { key: 7, from: 1, to: 150, limit: 1200 };
    const expected = new Set<number>();
    for (let i = 0; i < 60_000; i++) {
      if (i % 40 !== 7) continue;
      for (const load of [0, 1]) expected.add(((i * 7) % 200) * 2 ** 20 + i * 2 + load * (i % 3));
    }
    for (let i = 0; i < 50; i++) expected.add((i % 5) * 2 ** 20 + i);
    const inRange = [...expected]
      .filter((place) => place >= 2 ** 20 && place < 151 * 2 ** 20)
      .sort((a, b) => a - b);
    for (const reader of [blocks, new PostingBlocks(db)]) {
      const { hashes, years } = reader.read(query);
      expect([...hashes].map((hash, i) => years[i]! * 2 ** 20 + hash)).toEqual(inRange.slice(0, query.limit));
    }
    expect(blocks.read({ ...query, key: 41 }).hashes).toHaveLength(0);
    db.close();
  });
});

describe('posting builder', () => {
  it('sorts by key, year and person', () => {
    const builder = new PostingBuilder();
    for (let i = 0; i < 70_000; i++)
      builder.add(Math.imul(i % 97, 0x9e3779b1) >>> 0, (i * 7) % 256, Math.imul(i, 0x85ebca6b) >>> 0);
    const { keys, years, persons } = builder.drain();
    for (let i = 1; i < keys.length; i++) {
      const before = [keys[i - 1]!, years[i - 1]!, persons[i - 1]!];
      const differs = [keys[i]!, years[i]!, persons[i]!].findIndex(
        (value, column) => value !== before[column],
      );
      expect([keys[i]!, years[i]!, persons[i]!][differs]).toBeGreaterThan(before[differs]!);
    }
    expect(builder.length).toBe(0);
  });
});
