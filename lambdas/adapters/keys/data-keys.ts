import type { KeyOwner } from '../../../contracts/key-table.ts';
import type { DataKey } from './seal-bytes.ts';

/** The keys of owners: of a case, of a person in it, of a sponsor, of the installation. */
export interface DataKeys {
  /** Keys of owners, from cache or store; an owner whose key was destroyed, or never made, is missing. */
  of(owners: readonly KeyOwner[]): Promise<ReadonlyMap<KeyOwner, DataKey>>;
  /** The key of an owner, made if there is none (the first writer wins); throws `Erased` where it was destroyed. */
  make(owner: KeyOwner): Promise<DataKey>;
  /** The same for many at once. */
  makeAll(owners: readonly KeyOwner[]): Promise<ReadonlyMap<KeyOwner, DataKey>>;
  /** Which of these owners' keys were destroyed. */
  destroyed(owners: readonly KeyOwner[]): Promise<ReadonlySet<KeyOwner>>;
  /**
   * Destroys the key of an owner for good: what it sealed cannot be read again, in no copy. Its place is kept, so that
   * nobody makes a new one. Other processes may use what they have cached for five more minutes.
   */
  destroy(owner: KeyOwner, at: string): Promise<void>;
  /** Every owner of a case or sponsor that has, or had, a key: itself first. */
  ownersOf(caseOrSponsor: string): Promise<KeyOwner[]>;
}
