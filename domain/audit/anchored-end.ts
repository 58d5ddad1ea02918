import canonicalize from 'canonicalize';
import * as z from 'zod';
import { leafHash } from './merkle.ts';

export const HashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex');

/** Where a chain ended when it was anchored. */
export const AnchoredEndSchema = z.strictObject({
  owner: z.string().min(1).max(200),
  seq: z.int().nonnegative(),
  hash: HashSchema,
});
export type AnchoredEnd = z.infer<typeof AnchoredEndSchema>;

/** An end as a leaf. */
export const endHash = ({ owner, seq, hash }: AnchoredEnd): string =>
  leafHash(canonicalize({ owner, seq, hash }) ?? '');
