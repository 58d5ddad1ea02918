import type { PersonAtWork } from '../../domain/work-item/person-at-work.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import type { Store } from './the-store.ts';

/** Adds known names to the people of a view: names of staff from their sign-in, and names of sponsors. */
export async function withNames(store: Store, people: readonly PersonAtWork[]): Promise<PersonAtWork[]> {
  const sponsors = people.map(({ id }) => id).filter(isSponsorId);
  const named = new Map(
    sponsors.length === 0 ? [] : (await store.loadSponsors(sponsors)).map(({ id, name }) => [id, name]),
  );
  return Promise.all(
    people.map(async (one) => ({
      ...one,
      name:
        named.get(one.id) ?? (isSponsorId(one.id) ? null : ((await store.loadStaff(one.id))?.name ?? null)),
    })),
  );
}
