import type { Table } from '../adapters/dynamodb.ts';
import { openTable } from '../adapters/dynamodb.ts';
import { openIdentifiers } from '../adapters/id-key.ts';
import type { Store } from '../adapters/store.ts';
import { openStore } from '../adapters/store.ts';
import { openedOnce, theEnvironment } from './environment.ts';
import { theKeys } from './the-keys.ts';

/** The table, which all stores of a function share. */
export const theTable: () => Table = openedOnce(() => {
  const { TABLE_NAME, AUDIT_TABLE_NAME, ID_SECRET } = theEnvironment();
  const table = openTable(TABLE_NAME, theKeys, AUDIT_TABLE_NAME);
  return { ...table, keyed: openIdentifiers(ID_SECRET, table) };
});

/** The store of this function. */
export const theStore: () => Store = openedOnce(() => openStore(theTable()));
export type { Store };
