/**
 * The key table: the data keys of everything that can be erased, each wrapped by a wrapping key of the installation,
 * and the wrapping keys, wrapped by the root key. It lies apart from the records, and is backed up apart.
 *
 * | What is read | Key |
 * |---|---|
 * | the key of a case, a person of it, or a sponsor | pk = id of the case or sponsor, sk = owner |
 * | all keys of a case | pk = id of the case |
 * | a key that belongs to nobody in particular | pk = installation, sk = owner |
 * | a wrapping key, the newest wrapping key | pk = wrapping, sk = version#00001 |
 *
 * A destroyed key leaves its place with the instant and nothing else, so that nobody makes another there.
 */
const INSTALLATION = 'installation';
const WRAPPING = 'wrapping';

/** What a key belongs to: `case-…`, `case-…/person-…`, `sponsor-…`, or one of the installation's own. */
export type KeyOwner = string;

/** Keys that belong to nobody in particular. */
export const INSTALLATION_OWNERS = {
  /** Indexes of persons, whose rows are removed on erasure. */
  index: 'index',
  /** Names of staff. */
  staff: 'staff',
  /** What expires within days: answers of commands, registrations that are not confirmed, files that are read. */
  passing: 'passing',
} as const;

export const keyPartition = (owner: KeyOwner): string =>
  /^(case|sponsor)-/.test(owner) ? (owner.split('/')[0] as string) : INSTALLATION;

export const dataKeyPlace = (owner: KeyOwner): { pk: string; sk: string } => ({
  pk: keyPartition(owner),
  sk: owner,
});

export const WRAPPING_PARTITION = WRAPPING;
export const wrappingKeyPlace = (version: number): { pk: string; sk: string } => ({
  pk: WRAPPING,
  sk: `version#${String(version).padStart(5, '0')}`,
});

/** What the root key binds to a wrapping key. */
export const wrappingContext = (version: number): Record<string, string> => ({
  purpose: 'kinbridge-wrapping-key',
  version: String(version),
});

/** A data key as it is stored. */
export interface StoredDataKey {
  readonly pk: string;
  readonly sk: string;
  /** Absent once it is destroyed. */
  readonly wrapped?: Uint8Array;
  /** The version of the wrapping key. */
  readonly by?: number;
  readonly destroyedAt?: string;
}

/** A wrapping key as it is stored, wrapped by the root key. */
export interface StoredWrappingKey {
  readonly pk: string;
  readonly sk: string;
  readonly version: number;
  readonly wrapped: Uint8Array;
  /** When a rotation made it. */
  readonly madeAt?: string;
}
