import type { Route } from '../../contracts/api/route.ts';
import { isClientId } from '../../domain/clients/machine-client.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import { openedOnce } from '../services/environment.ts';
import { theStore } from '../services/the-store.ts';

/** Who was already recorded on this host, so that a person costs one check a day rather than one per call. */
const whoWasNoted = openedOnce(() => new Map<string, string>());
const MAX_NOTED = 5000;

/**
 * Records members of staff on any call that may write, so that work can be assigned to them and their name is shown.
 * A list of colleagues that misses somebody for an hour blocks nobody's work: a failure is returned, not thrown.
 */
export async function noteCaller(
  { needs }: Pick<Route, 'needs'>,
  { id, kind, office, roles }: Actor,
  name: string | undefined,
  at: string,
): Promise<unknown> {
  if (kind !== 'staff' || isClientId(id) || !office || (needs?.table ?? 'write') !== 'write')
    return undefined;
  const lastSeenOn = dateOf(at);
  const noted = whoWasNoted();
  const key = JSON.stringify([office, roles, name, lastSeenOn]);
  if (noted.get(id) === key) return undefined;
  if (noted.size >= MAX_NOTED) noted.clear();
  const member = { id, office, roles, lastSeenOn, ...(name === undefined ? {} : { name }) };
  try {
    await theStore().noteStaff({ type: 'staff-member', schema: 2, ...member });
    noted.set(id, key);
    return undefined;
  } catch (error) {
    return error;
  }
}
