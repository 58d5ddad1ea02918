import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { indexEntry } from '../../../domain/tracing/index/index-entry.ts';
import { createMatcher } from '../../../domain/tracing/matcher.ts';
import { EmbeddedTracingIndex } from '../../../local/tracing/embedded-index.ts';
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
