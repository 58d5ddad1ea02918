import { expect, it } from 'vitest';
import { indexEntry } from '../../../domain/tracing/index/index-entry.ts';
import { createMatcher } from '../../../domain/tracing/matcher.ts';
import { DynamoDbTracingIndex } from '../../../lambdas/adapters/tracing-index.ts';
import { EmbeddedTracingIndex } from '../../../local/tracing/embedded-index.ts';
import { REGISTRY, SEARCH } from '../../domain/tracing/people.ts';
import { openTestTable } from '../../dynamodb-local.ts';
import { tracingIndexContract } from './index-contract.ts';

tracingIndexContract('DynamoDB', async () => ({
  index: new DynamoDbTracingIndex(await openTestTable()),
  close: async () => {},
}));

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
