import type { Store } from '../adapters/store.ts';
import { openStore } from '../adapters/store.ts';
import { theEnvironment } from './environment.ts';

let store: Store | undefined;

/** The store of this function, opened at its first call. */
export function theStore(): Store {
  store ??= openStore(theEnvironment().TABLE_NAME);
  return store;
}
export type { Store };
