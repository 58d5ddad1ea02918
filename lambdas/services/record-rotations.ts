import { PLATFORM } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { olderAndNewest } from '../adapters/keys/rotation.ts';
import { theKeyTable } from './the-keys.ts';
import { theStore } from './the-store.ts';

/** A rotation is recorded once; a version that is still there after so long would be recorded again. */
const KEPT = 'P3650D';

/**
 * Records each rotation of the wrapping key, whoever made it and by whatever way: that there is a version which a rotation
 * made. It stands in the chain of the platform, among the readings of its day.
 */
export async function recordRotations(at: string): Promise<void> {
  for (const { version, madeAt } of await olderAndNewest(theKeyTable().table)) {
    if (madeAt === undefined) continue;
    const mark = `keys-rotated-${version}-${madeAt}`;
    const command = { id: identifier('command', mark), actor: PLATFORM, at };
    const details = { fields: [], cases: [], sponsors: [], version, madeAt };
    await theStore().recordOnce(command, { act: 'keys.rotated', details }, mark, KEPT);
  }
}
