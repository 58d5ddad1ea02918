import { DecideRelease } from '../../contracts/api/releases.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { decideRelease, knowsRelease } from '../../domain/statistics/release/decide-release.ts';
import { apiHandler } from '../middleware/api.ts';
import { countable } from '../services/count-statistics.ts';
import { finishedCount } from '../services/own-count.ts';
import { releasable } from '../services/releasable.ts';

export const handler = apiHandler(
  DecideRelease,
  async ({ params, body, actor, grant, command, store, timeLeft }) => {
    const found = await store.loadReleases();
    const release = found.releases.find(({ id }) => id === params.releaseId);
    if (!release || !knowsRelease(release, actor, grant.reach))
      throw new CaseError('NotFound', `Expected a release, received id ${params.releaseId}.`);
    if (body.decision === 'refuse') {
      const refused = decideRelease(found.ledger, release, undefined, command);
      await store.commitRelease(refused, command);
      return { releaseId: release.id, status: refused.release.status };
    }
    const count = await finishedCount(store, body.countId, actor);
    if (JSON.stringify(count.definition) !== JSON.stringify(release.definition))
      throw new CaseError(
        'WrongState',
        'Expected a count by the definition of the release, received another.',
      );
    const wanted = releasable(await countable(store, count, found, { command, timeLeft }));
    const change = decideRelease(found.ledger, release, wanted, command);
    await store.commitRelease(change, command);
    return { releaseId: release.id, status: change.release.status };
  },
);
