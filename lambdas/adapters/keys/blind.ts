import { createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyOwner } from '../../../contracts/key-table.ts';
import { INSTALLATION_OWNERS } from '../../../contracts/key-table.ts';
import type { Blind } from '../../../contracts/person-index.ts';
import type { DataKeys } from './data-keys.ts';
import type { DataKey } from './seal-bytes.ts';

const OWNER: KeyOwner = INSTALLATION_OWNERS.index;
/** Characters of Base64: 96 bits, so that two words never meet. */
const LENGTH = 16;

const blindWith = (key: Uint8Array): Blind => {
  // Node takes a key object several times faster than bytes, and a search makes hundreds of these.
  const secret = createSecretKey(key);
  return (kind, text) =>
    createHmac('sha256', secret).update(`${kind} ${text}`).digest('base64url').slice(0, LENGTH);
};

const blindOf = ({ key }: DataKey): Blind =>
  blindWith(new Uint8Array(hkdfSync('sha256', key.export(), '', 'keys of indexes', 32)));

/** How the keys of indexes are made blind: `writing` makes the index key if there is none yet. */
export type OpenBlind = (writing?: 'writing') => Promise<Blind>;

/** The blind of this installation. Where nothing was ever written under it, a reader finds nothing, as is right. */
export function openBlind(keys: () => DataKeys): OpenBlind {
  let known: Blind | undefined;
  return async (writing) => {
    if (known) return known;
    const store = keys();
    const key = writing ? await store.make(OWNER) : (await store.of([OWNER])).get(OWNER);
    if (key === undefined) return blindWith(randomBytes(32));
    known = blindOf(key);
    return known;
  };
}
