import { useState } from 'react';
import { MAX_BATCH } from '../../../domain/staff/batch-size.ts';
import type { QueueRow } from './queue.ts';

interface Queue {
  readonly rows: readonly QueueRow[];
  readonly hasNextPage: boolean;
  fetchNextPage(): Promise<{
    readonly hasNextPage: boolean;
    readonly data?: { readonly pages: readonly { readonly workItems: readonly QueueRow[] }[] } | undefined;
  }>;
}

/**
 * The rows that are chosen; all that can be loaded are those of further pages too, up to the most of a batch, and the whole
 * view is what the server shows when it is asked.
 */
export function useChosen({ rows, hasNextPage, fetchNextPage }: Queue) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [whole, setWhole] = useState(false);
  const choose = (next: ReadonlySet<string>) => {
    setWhole(false);
    setChosen(next);
  };
  const chooseWhole = () => {
    setChosen(new Set(rows.map(({ workItemId }) => workItemId)));
    setWhole(true);
  };
  const chooseAll = async () => {
    let all = rows;
    for (let more = hasNextPage; more && all.length < MAX_BATCH; ) {
      const page = await fetchNextPage();
      all = page.data?.pages.flatMap(({ workItems }) => workItems) ?? all;
      more = page.hasNextPage;
    }
    choose(new Set(all.slice(0, MAX_BATCH).map(({ workItemId }) => workItemId)));
  };
  return { chosen, whole, choose, chooseAll, chooseWhole };
}
