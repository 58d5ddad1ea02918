import { expect, it } from 'vitest';
import { indexEntry } from '../../../domain/tracing/index/index-entry.ts';
import { sharingReads } from '../../../domain/tracing/index/shared-reads.ts';
import { openMatcher } from '../../../domain/tracing/matcher.ts';
import { EmbeddedTracingIndex } from '../../../local/tracing/embedded-index.ts';
import { REGISTRY, SEARCH } from '../../domain/tracing/people.ts';

it('answers several at once as each by itself, and reads no list twice', async () => {
  const index = new EmbeddedTracingIndex(':memory:');
  await index.add(REGISTRY.map(indexEntry));
  const queries = [
    SEARCH,
    ...REGISTRY.slice(0, 6).map(({ id, ...sought }) => ({ id: `alike/${id}`, sought })),
  ];
  const alone = [];
  for (const query of queries) alone.push(await (await openMatcher(index)).match(query));

  const read: string[] = [];
  const asked = index.postings.bind(index);
  index.postings = (lists) => {
    read.push(...lists.map(({ key, from, to, limit }) => `${key} ${from} ${to} ${limit}`));
    return asked(lists);
  };
  const { match } = await openMatcher(sharingReads(index));
  const together = await Promise.all(queries.map((query) => match(query)));
  index.close();

  expect(together).toEqual(alone);
  expect(read.length).toBeGreaterThan(0);
  expect(read).toHaveLength(new Set(read).size);
});
