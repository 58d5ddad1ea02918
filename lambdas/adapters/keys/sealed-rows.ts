import type { KeyOwner } from '../../../contracts/key-table.ts';
import { INSTALLATION_OWNERS } from '../../../contracts/key-table.ts';

/** An item that is no entity and holds personal data nevertheless: which fields, and whose key seals them. */
export interface SealedRow {
  readonly fields: readonly string[];
  readonly owner: KeyOwner;
}

const { index } = INSTALLATION_OWNERS;

/**
 * Rows of indexes of persons, by the type of their items. A search reads hundreds of them, so one key seals all; what
 * belongs to somebody who is erased is removed.
 */
export const SEALED_ROWS: Readonly<Record<string, SealedRow>> = {
  /** What the matcher compares of persons. */
  'index-persons': { fields: ['packed'], owner: index },
  /** A word of somebody's name or place. */
  'index-word': { fields: ['text', 'script'], owner: index },
  /** Whom an open request seeks. */
  'index-request': { fields: ['query', 'keys'], owner: index },
};
