import { functionNamed } from '../../contracts/functions.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import { openedOnce } from './environment.ts';
import { theStore } from './services.ts';

/** Whom this host has noted already, so that a person costs one look a day and not one a call. */
const whoWasNoted = openedOnce(() => new Map<string, string>());
const MAX_NOTED = 5000;

/**
 * Notes who is on the staff on any call that may write, so that work can be given to them and they are called by name.
 * A list of colleagues that misses one for an hour stops nobody's work: a failure is answered, not thrown.
 */
export async function noteCaller(
  route: string,
  { id, kind, office, roles }: Actor,
  name: string | undefined,
  at: string,
): Promise<unknown> {
  if (kind !== 'staff' || !office || functionNamed(route).table !== 'write') return undefined;
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
