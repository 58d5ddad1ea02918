import type { Place } from '../../domain/staff/staff-access.ts';
import type { Store } from './the-store.ts';

/**
 * Offices are no records: one is there as soon as somebody works at it, or a policy names it. Those of the current policy
 * of resettlement, those at which staff signed in, and those of these people.
 */
export async function knownOffices(store: Store, people: readonly Place[]): Promise<string[]> {
  const { intake } = await store.currentPolicy('resettlement');
  return [
    ...new Set([
      ...Object.keys(intake.timeZones),
      ...Object.keys(intake.countries),
      ...(await store.listOffices()),
      ...people.flatMap(({ office }) => office ?? []),
    ]),
  ].sort();
}
