import type { Table } from '../adapters/dynamodb.ts';
import { openTable } from '../adapters/dynamodb.ts';
import { openedOnce, theEnvironment } from './environment.ts';

/** The table, which all stores of a function share. */
export const theTable: () => Table = openedOnce(() => openTable(theEnvironment().TABLE_NAME));
