import type { KeysStatus, Rotated } from '../adapters/keys/rotation.ts';
import { olderAndNewest, rotateKeys, statusOfKeys } from '../adapters/keys/rotation.ts';
import { theKeyTable } from './the-keys.ts';

/** Functions take the newest wrapping key for the newest for five minutes, and run for a quarter of an hour. */
const KEPT_MS = 3_600_000;
/** A call stops before its function's time limit; the next one goes on. */
const LONGEST_MS = 780_000;

/** `finish` is what a schedule asks for: it goes on with a rotation, and begins none. */
export type KeysAct = 'status' | 'rotate' | 'finish';

/** Tells how the keys of this installation stand, or rotates them; null where there is nothing to finish. */
export async function keysAsAsked(act: KeysAct): Promise<KeysStatus | Rotated | null> {
  if (act === 'status') return statusOfKeys(theKeyTable().table);
  if (act === 'finish' && (await olderAndNewest(theKeyTable().table)).length < 2) return null;
  const until = performance.now() + LONGEST_MS;
  const hasTime = () => performance.now() < until;
  return rotateKeys(theKeyTable(), { at: new Date().toISOString(), keptMs: KEPT_MS, hasTime });
}
