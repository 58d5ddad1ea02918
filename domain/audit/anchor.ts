import canonicalize from 'canonicalize';
import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { inclusionProof, leafHash, rootByInclusion, rootOf } from './merkle.ts';

const HashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex');

/** Where a chain ended when it was anchored. */
export const AnchoredEndSchema = z.strictObject({
  owner: z.string().min(1).max(200),
  seq: z.int().nonnegative(),
  hash: HashSchema,
});
export type AnchoredEnd = z.infer<typeof AnchoredEndSchema>;

const DaySchema = z.strictObject({
  /** From 1 on, without a gap. */
  number: z.int().positive(),
  at: InstantSchema,
  /** How many chains had grown since the anchor before, and the root of the tree of their ends. */
  ends: z.int().nonnegative(),
  endsRoot: HashSchema,
  /** All owners of chains at that moment: how many, and the hash of their ids in order. */
  register: z.strictObject({
    owners: z.int().nonnegative(),
    hash: HashSchema,
    /** Owners whose record, which names the end of their chain, is gone. */
    vanished: z.int().nonnegative(),
  }),
});

/**
 * An anchor: what all audit chains said at one moment. It names the leaf of each anchor up to itself, of which `root` is
 * the Merkle tree hash, so whoever keeps one copy holds everything before it to what it said. It names no case.
 */
export const AnchorSchema = z.strictObject({
  format: z.literal('kinbridge-anchor/1'),
  ...DaySchema.shape,
  log: z.array(HashSchema).min(1),
  root: HashSchema,
  /** Ed25519 over the canonical anchor without these two, and the public key in base64url; on the embedded host. */
  signature: z.string().optional(),
  publicKey: z.string().optional(),
});
export type Anchor = z.infer<typeof AnchorSchema>;
export type AnchorDay = z.infer<typeof DaySchema>;

const endHash = ({ owner, seq, hash }: AnchoredEnd): string =>
  leafHash(canonicalize({ owner, seq, hash }) ?? '');

const dayHash = ({ number, at, ends, endsRoot, register }: AnchorDay): string =>
  leafHash(canonicalize({ number, at, ends, endsRoot, register }) ?? '');

/** Ends in the order in which they are leaves: by owner, and by number where one stands twice. */
export const inOrder = (ends: readonly AnchoredEnd[]): AnchoredEnd[] =>
  ends.toSorted((a, b) => (a.owner < b.owner ? -1 : a.owner > b.owner ? 1 : a.seq - b.seq));

/** The register in an anchor, of the owners in order. */
export const registerOf = (
  owners: readonly string[],
  vanished: readonly string[] = [],
): AnchorDay['register'] => ({
  ...{ owners: owners.length, vanished: vanished.length },
  hash: leafHash(owners.join('\n')),
});

/** The anchor after the previous one, unsigned. */
export function nextAnchor(
  previous: Pick<Anchor, 'number' | 'log'> | undefined,
  ends: readonly AnchoredEnd[],
  register: AnchorDay['register'],
  at: string,
): Anchor {
  const number = (previous?.number ?? 0) + 1;
  const endsRoot = rootOf(inOrder(ends).map(endHash));
  const day = { number, at, ends: ends.length, endsRoot, register };
  const log = [...(previous?.log ?? []), dayHash(day)];
  return { format: 'kinbridge-anchor/1', ...day, log, root: rootOf(log) };
}

/** The text that is signed. */
export const signedText = ({ signature: _signature, publicKey: _key, ...anchor }: Anchor): string =>
  canonicalize(anchor) ?? '';

/** What shows that a chain's end stands in an anchor. */
export const AnchoredProofSchema = z.strictObject({
  day: DaySchema,
  end: AnchoredEndSchema,
  index: z.int().nonnegative(),
  proof: z.array(HashSchema).max(64),
});
export type AnchoredProof = z.infer<typeof AnchoredProofSchema>;

export function proofOf(
  day: AnchorDay,
  ends: readonly AnchoredEnd[],
  index: number,
): AnchoredProof | undefined {
  const end = ends[index];
  const { number, at, ends: count, endsRoot, register } = day;
  const named = { number, at, ends: count, endsRoot, register };
  return end && { day: named, end, index, proof: inclusionProof(ends.map(endHash), index) };
}

/** Whether a proof leads to the log of an anchor, of which only the hashes are known. */
export const leadsTo = ({ day, end, index, proof }: AnchoredProof, log: readonly string[]): boolean =>
  rootByInclusion(endHash(end), index, day.ends, proof) === day.endsRoot &&
  log[day.number - 1] === dayHash(day);

/** What can be wrong with an anchor by itself: its log ends otherwise than with itself, or its root is another. */
export const isWhole = (anchor: Anchor): boolean =>
  anchor.log.length === anchor.number &&
  anchor.log.at(-1) === dayHash(anchor) &&
  rootOf(anchor.log) === anchor.root;

/** Whether an anchor goes on from an earlier copy. */
export const continues = (
  anchor: Pick<Anchor, 'log'>,
  copy: Pick<Anchor, 'log' | 'number' | 'root'>,
): boolean => anchor.log.length >= copy.number && rootOf(anchor.log.slice(0, copy.number)) === copy.root;
