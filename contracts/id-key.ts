import { keyedIdentifier } from '../domain/kernel/identifier.ts';

/** Shortest key of an installation. */
export const MIN_ID_KEY_LENGTH = 32;

/** What the table keeps of the key under which its ids were made, by which another one is known. */
export const fingerprintOfIdKey = (key: string): string => keyedIdentifier(key)('fingerprint', 'id-key');
