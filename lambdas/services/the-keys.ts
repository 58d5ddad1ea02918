import type { ClientSeam } from '../../contracts/client-seam.ts';
import { currentSeam } from '../../contracts/client-seam.ts';
import type { RootKey } from '../../contracts/root-key.ts';
import type { DataKeys } from '../adapters/keys/data-keys.ts';
import type { CacheLimits } from '../adapters/keys/key-cache.ts';
import { type KeyTable, openKeyTable } from '../adapters/keys/key-documents.ts';
import { KeyStore } from '../adapters/keys/key-store.ts';
import { openKmsRoot } from '../adapters/keys/kms-root.ts';
import { openedOnce, theEnvironment } from './environment.ts';

/** On AWS another function may destroy a key: none is used for longer without asking again. */
const OF_A_FUNCTION: CacheLimits = { most: 5000, ageMs: 300_000 };
/** A host is the only one that writes its keys. */
const OF_A_HOST: CacheLimits = { most: 20_000, ageMs: Number.POSITIVE_INFINITY };

/** What a host destroys from outside its functions is destroyed for them as well. */
const ofHosts = new WeakMap<ClientSeam, KeyStore>();

function ofHost(seam: ClientSeam, root: NonNullable<ClientSeam['root']>): KeyStore {
  const known =
    ofHosts.get(seam) ?? new KeyStore(openKeyTable(theEnvironment().KEYS_TABLE_NAME), root, OF_A_HOST);
  ofHosts.set(seam, known);
  return known;
}

/** The table of keys and the root key above it, for the function that rotates them. */
export function theKeyTable(): { table: KeyTable; root: RootKey } {
  const table = openKeyTable(theEnvironment().KEYS_TABLE_NAME);
  return { table, root: currentSeam()?.root ?? rootOnAws() };
}

function rootOnAws(): RootKey {
  const { ROOT_KEY } = theEnvironment();
  if (ROOT_KEY === undefined)
    throw new Error('Expected ROOT_KEY in the environment of this function, received none.');
  return openKmsRoot(ROOT_KEY);
}

const openKeys = openedOnce((): KeyStore => {
  const seam = currentSeam();
  if (seam?.root) return ofHost(seam, seam.root);
  return new KeyStore(openKeyTable(theEnvironment().KEYS_TABLE_NAME), rootOnAws(), OF_A_FUNCTION);
});

/** The keys that personal fields, files and mails of this host or installation are sealed with. */
export const theKeys: () => DataKeys = () => openKeys();
