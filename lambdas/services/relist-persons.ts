import { nameListKey } from '../../contracts/table.ts';
import { isOldKey } from '../../domain/casework/name-key.ts';
import { relistPerson } from '../adapters/name-keys.ts';
import type { Changed } from './changed.ts';
import { theTable } from './the-store.ts';

/** Lists persons under secret keys whose names and numbers were stored under keys that anybody can compute. */
export async function relistPersons(changes: readonly Changed[]): Promise<void> {
  for (const { after, listedUnder } of changes)
    if (after.type === 'person' && listedUnder && isOldKey(listedUnder.slice(nameListKey('').length)))
      await relistPerson(theTable(), after);
}
