import { ReadRelease } from '../../contracts/api/releases.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { knowsRelease } from '../../domain/statistics/release/decide-release.ts';
import { apiHandler } from '../middleware/api.ts';
import { archiveOf } from '../services/release-archive.ts';

export const handler = apiHandler(ReadRelease, async ({ params, actor, grant, store }) => {
  const { releases } = await store.loadReleases();
  const release = releases.find(({ id }) => id === params.releaseId);
  if (!release || !knowsRelease(release, actor, grant.reach))
    throw new CaseError('NotFound', `Expected a release, received id ${params.releaseId}.`);
  const { released } = release;
  if (!released)
    throw new CaseError(
      'WrongState',
      `Expected a release that left the house, received one ${release.status}.`,
    );
  return {
    name: `figures-${String(release.number).padStart(6, '0')}.zip`,
    data: Buffer.from(archiveOf(release, released)).toString('base64'),
    digest: released.digest,
  };
});
