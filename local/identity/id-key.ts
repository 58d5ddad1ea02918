import { join } from 'node:path';
import { fingerprintOfIdKey, MIN_ID_KEY_LENGTH } from '../../contracts/id-key.ts';
import { ID_KEY_PLACE } from '../../contracts/table.ts';
import { keyOfItem } from '../dynamodb/keys.ts';
import type { EmbeddedTable } from '../dynamodb/table.ts';
import { StartError } from '../start-error.ts';
import { keepSecret, keptSecret, newSecret } from './kept-secret.ts';

/** The key of hosts that keep nothing, so that their runs are identical. */
const KEEPS_NOTHING = 'the ids of a host in memory, which keeps nothing';

/** The fingerprint of the key with which a table's ids were made; undefined if there is none. */
function notedIn({ service, definition }: EmbeddedTable): string | undefined {
  const found = service.items.get(definition, keyOfItem(definition, ID_KEY_PLACE));
  return found?.item.fingerprint as string | undefined;
}

/**
 * The key from which ids and the keys of names are derived: the one in the folder, or a new one that is kept there
 * permanently. A folder whose ids were made with another key is refused: every number in it would count as new.
 */
export function openIdKey(folder: string | undefined, table: EmbeddedTable, given = KEEPS_NOTHING): string {
  if (folder === undefined) return given;
  const file = join(folder, 'id-key');
  const known = keptSecret(file, MIN_ID_KEY_LENGTH);
  const noted = notedIn(table);
  if (noted !== undefined && (known === undefined || fingerprintOfIdKey(known) !== noted))
    throw new StartError(
      `Expected ${file} to hold the key with which the ids of this folder were made, received ${known === undefined ? 'no key' : 'another'}: put it back from a backup of the folder.`,
    );
  if (known !== undefined) return known;
  return keepSecret(file, newSecret());
}
