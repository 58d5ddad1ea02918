import { ListReleases } from '../../contracts/api/releases.ts';
import { knowsRelease } from '../../domain/statistics/release/decide-release.ts';
import { apiHandler } from '../middleware/api.ts';
import { peopleNamed } from '../services/people-named.ts';

export const handler = apiHandler(ListReleases, async ({ actor, grant, store }) => {
  const { ledger, releases } = await store.loadReleases();
  const known = releases.filter((release) => knowsRelease(release, actor, grant.reach));
  const ids = known.flatMap(({ askedBy, decidedBy }) => [
    askedBy,
    ...(decidedBy === undefined ? [] : [decidedBy]),
  ]);
  const people = (await peopleNamed(store, [...new Set(ids)])).map(({ name: _name, ...who }) => who);
  return {
    ledgerId: ledger.id,
    releases: known.map(({ type: _type, schema: _schema, released, ...release }) => {
      if (!released) return { ...release, released: null, shown: 0 };
      const { cells, values: _values, ...proof } = released;
      return { ...release, released: proof, shown: cells.length - proof.suppressed };
    }),
    people,
  };
});
