import type { HostSealing } from '../../../contracts/host-sealing.ts';
import type { KeyOwner } from '../../../contracts/key-table.ts';
import { INSTALLATION_OWNERS } from '../../../contracts/key-table.ts';
import { CaseError } from '../../../domain/kernel/errors.ts';
import type { DataKeys } from './data-keys.ts';
import type { DataKey } from './seal-bytes.ts';
import { openBytes, sealBytes } from './seal-bytes.ts';

const PASSING: KeyOwner = INSTALLATION_OWNERS.passing;
const isOwner = (owner: string | undefined): owner is KeyOwner => /^(case|sponsor)-/.test(owner ?? '');
const contextOf = (place: string) => ({ kept: place });

/** Seals messages and the like: a line with the owner of the key, then what is sealed. */
export function sealedNotes(keys: () => DataKeys): HostSealing {
  const keyFor = async (owner: string | undefined): Promise<DataKey> => {
    if (!isOwner(owner)) return keys().make(PASSING);
    try {
      return await keys().make(owner);
    } catch (error) {
      if (error instanceof CaseError && error.name === 'Erased') return keys().make(PASSING);
      throw error;
    }
  };
  return {
    async seal(owner, bytes, place) {
      const key = await keyFor(owner);
      return Buffer.concat([Buffer.from(`${key.owner}\n`), sealBytes(key, bytes, contextOf(place))]);
    },
    async open(sealed, place) {
      const end = sealed.indexOf(0x0a);
      const owner = Buffer.from(sealed.subarray(0, end)).toString();
      const key = (await keys().of([owner])).get(owner);
      return key && openBytes(key, sealed.subarray(end + 1), contextOf(place));
    },
  };
}
