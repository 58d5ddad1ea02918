import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexEntry } from '../../../domain/tracing/index/index-entry.ts';
import { createMatcher } from '../../../domain/tracing/matcher.ts';
import { DynamoDbTracingIndex } from '../../../lambdas/adapters/tracing-index.ts';
import { EmbeddedTracingIndex } from '../../../local/tracing/embedded-index.ts';
import { REGISTRY, SEARCH } from '../../domain/tracing/people.ts';
import { openTestTable } from '../../table.ts';
import { tracingIndexContract } from './index-contract.ts';

tracingIndexContract('DynamoDB', async () => ({
  index: new DynamoDbTracingIndex(await openTestTable()),
  close: async () => {},
}));

it('answers as the embedded index does, whoever registers, is corrected or leaves, in whatever order', async () => {
  const names = ['محمد الحسيني', 'Mohamed Hussein', 'Ahmed Masri', 'Олена Петрова', 'ሀጎስ ተስፋይ'];
  const registered = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    full: fc.constantFrom(...names),
    year: fc.integer({ min: 1990, max: 2002 }),
    leaves: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(registered, { minLength: 1, maxLength: 10 }), async (events) => {
      const embedded = new EmbeddedTracingIndex(':memory:');
      const dynamoDb = new DynamoDbTracingIndex(await openTestTable());
      for (const index of [embedded, dynamoDb])
        for (const { id, full, year, leaves } of events) {
          const person = { id, names: [{ full, kind: 'registered' as const }], birth: { year } };
          await (leaves ? index.remove([id]) : index.add([indexEntry(person)]));
        }
      const here = await (await createMatcher(embedded))(SEARCH);
      const there = await (await createMatcher(dynamoDb))(SEARCH);
      embedded.close();
      expect(there).toEqual(here);
    }),
    { numRuns: 8 },
  );
});

it('answers as the embedded index does', async () => {
  const entries = REGISTRY.map(indexEntry);
  const embedded = new EmbeddedTracingIndex(':memory:');
  const dynamoDb = new DynamoDbTracingIndex(await openTestTable());
  for (const index of [embedded, dynamoDb]) await index.add(entries);
  const here = await (await createMatcher(embedded))(SEARCH);
  const there = await (await createMatcher(dynamoDb))(SEARCH);
  embedded.close();
  expect(there).toEqual(here);
});
