import { type KeysStatus, type Rotated, rotateKeys, statusOfKeys } from '../adapters/keys/rotation.ts';
import { theKeyTable } from './the-keys.ts';

/** Functions take the newest wrapping key for the newest for five minutes, and run for a quarter of an hour. */
const KEPT_MS = 3_600_000;
/** A call stops before its function's time limit; the next one goes on. */
const LONGEST_MS = 780_000;

/** Tells how the keys of this installation stand, or rotates them. */
export async function keysAsAsked(act: 'status' | 'rotate'): Promise<KeysStatus | Rotated> {
  if (act === 'status') return statusOfKeys(theKeyTable().table);
  const until = performance.now() + LONGEST_MS;
  const hasTime = () => performance.now() < until;
  return rotateKeys(theKeyTable(), { at: new Date().toISOString(), keptMs: KEPT_MS, hasTime });
}
