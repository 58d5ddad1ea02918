import type { PersonAtWork } from '../../domain/work-item/person-at-work.ts';
import type { Store } from './the-store.ts';

const AT_ONCE = 100;

/** Colleagues by their ids, with name, role and office from their last sign-in; others are left out. */
export async function peopleNamed(store: Store, ids: readonly string[]): Promise<PersonAtWork[]> {
  const found: PersonAtWork[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const { id, name, roles, office } of await store.loadStaffOf(ids.slice(from, from + AT_ONCE)))
      found.push({ id, name: name ?? null, role: roles[0] ?? 'caseworker', office });
  return found;
}
