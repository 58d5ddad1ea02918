import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { readAfterDecision } from '../../console/src/work/read-after-decision.ts';

test('after a decision the lists are read again, and the item that is still shown only when it is opened', async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const asked: string[] = [];
  const stops = [
    ['work-items', 'counts'],
    ['work-items', 'item', 'decided'],
    ['work-items', 'item', 'other'],
  ].map((queryKey) =>
    new QueryObserver(queries, {
      queryKey,
      queryFn: () => {
        asked.push(queryKey.at(-1) ?? '');
        return queryKey;
      },
      staleTime: Number.POSITIVE_INFINITY,
    }).subscribe(() => {}),
  );
  await expect.poll(() => asked).toHaveLength(3);

  await readAfterDecision(queries, 'decided');
  expect(asked.slice(3).sort()).toEqual(['counts', 'other']);
  expect(queries.getQueryState(['work-items', 'item', 'decided'])?.isInvalidated).toBe(true);
  for (const stop of stops) stop();
  queries.clear();
});
