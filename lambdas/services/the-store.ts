import type { Store } from '../adapters/store.ts';
import { openStore } from '../adapters/store.ts';
import { openedOnce, theEnvironment } from './environment.ts';
import { theTable } from './the-table.ts';

/** The store of this function. */
export const theStore: () => Store = openedOnce(() => openStore(theEnvironment().TABLE_NAME, theTable()));
export type { Store };
