import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { ReleaseDefinition } from '../../domain/statistics/release/definition.ts';
import type { Count } from '../adapters/release-store.ts';
import type { Store } from './the-store.ts';

/** Refuses to count people of another office to whoever works for one. */
export function refuseOtherOffice({ office }: ReleaseDefinition, actor: Actor, reach: string): void {
  if (reach !== 'all-offices' && (office === undefined || office !== actor.office))
    throw new CaseError('Forbidden', 'Expected figures of the own office of this person.');
}

/** A count that this person has begun. */
export async function ownCount(store: Store, countId: string, actor: Actor): Promise<Count> {
  const count = await store.loadCount(countId);
  if (count.by !== actor.id)
    throw new CaseError('NotFound', `Expected an own count, received id ${countId}.`);
  return count;
}

/** The same when all is counted. */
export async function finishedCount(store: Store, countId: string, actor: Actor): Promise<Count> {
  const count = await ownCount(store, countId, actor);
  if (!count.done) throw new CaseError('WrongState', 'Expected a finished count, received one under way.');
  return count;
}
