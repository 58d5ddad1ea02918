import { CountStatistics } from '../../contracts/api/releases.ts';
import type { PreviewRefusal } from '../../domain/statistics/release/preview.ts';
import { apiHandler } from '../middleware/api.ts';
import { beginCount, countOn, previewed } from '../services/count-statistics.ts';
import { ownCount, refuseOtherOffice } from '../services/own-count.ts';

const writable = ({ because, releases, cell }: PreviewRefusal) => ({
  ...{ because, releases: [...releases] },
  cell: { release: cell.release, dimensions: [...cell.dimensions], at: [...cell.at] },
});

export const handler = apiHandler(
  CountStatistics,
  async ({ body, actor, grant, command, store, timeLeft }) => {
    const begun =
      'countId' in body
        ? await ownCount(store, body.countId, actor)
        : await beginCount(store, body.definition, command);
    refuseOtherOffice(begun.definition, actor, grant.reach);
    const count = begun.done ? begun : await countOn(store, begun, command, timeLeft);
    const { countId, definition, cases, done } = count;
    if (!done) return { countId, definition, cases, done, preview: null };
    const found = await previewed(store, count, await store.loadReleases(), { command, timeLeft });
    if ('stale' in found) return { countId, definition, cases, done: false, preview: null };
    const preview =
      'refused' in found
        ? { table: null, k: null, asOf: null, refused: writable(found.refused) }
        : {
            table: { values: found.table.values, cells: [...found.table.cells] },
            ...{ k: found.k, asOf: found.asOf, refused: null },
          };
    return { countId, definition, cases, done, preview };
  },
);
