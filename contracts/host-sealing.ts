import type { KeyOwner } from './key-table.ts';

/**
 * Seals and opens what a host keeps beside its tables, such as messages, with the keys of whom it is about. Functions
 * give it to their host, which has no keys itself.
 */
export interface HostSealing {
  /** With the key of this owner or, where there is none or it was destroyed, one of what passes. */
  seal(owner: KeyOwner | undefined, bytes: Uint8Array, place: string): Promise<Uint8Array>;
  /** Undefined for what cannot be opened any more, because it was erased. */
  open(sealed: Uint8Array, place: string): Promise<Uint8Array | undefined>;
}
