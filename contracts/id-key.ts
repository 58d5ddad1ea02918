import { keyedIdentifier } from '../domain/kernel/identifier.ts';

/** The minimum length of an installation's key. */
export const MIN_ID_KEY_LENGTH = 32;

/**
 * The fingerprint that the table stores of the key under which its ids were made, so that a different key is noticed.
 */
export const fingerprintOfIdKey = (key: string): string => keyedIdentifier(key)('fingerprint', 'id-key');
