import { ReleaseStatistics } from '../../contracts/api/releases.ts';
import { askRelease } from '../../domain/statistics/release/decide-release.ts';
import { apiHandler } from '../middleware/api.ts';
import { countable } from '../services/count-statistics.ts';
import { finishedCount, refuseOtherOffice } from '../services/own-count.ts';
import { releasable } from '../services/releasable.ts';

export const handler = apiHandler(
  ReleaseStatistics,
  async ({ body, actor, grant, command, store, timeLeft }) => {
    const count = await finishedCount(store, body.countId, actor);
    refuseOtherOffice(count.definition, actor, grant.reach);
    const found = await store.loadReleases();
    const wanted = releasable(await countable(store, count, found, { command, timeLeft }));
    const { office } = count.definition;
    const atOnce = actor.roles.includes('supervisor') && office !== undefined && office === actor.office;
    const change = askRelease(found.ledger, wanted, command, atOnce);
    await store.commitRelease(change, command);
    const { id, number, status } = change.release;
    return { releaseId: id, number, status };
  },
);
