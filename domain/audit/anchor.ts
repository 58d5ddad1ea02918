import canonicalize from 'canonicalize';
import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { type AnchoredEnd, AnchoredEndSchema, endHash, HashSchema } from './anchored-end.ts';
import { inclusionProof, leafHash, rootByInclusion, rootOf } from './merkle.ts';

const DaySchema = z.strictObject({
  /** From 1 on, without a gap. */
  number: z.int().positive(),
  /** When it was begun: it holds every entry from before, and perhaps some that were written while chains were read. */
  at: InstantSchema,
  /** How many chains had grown since the anchor before, and the root of the tree of their ends. */
  ends: z.int().nonnegative(),
  endsRoot: HashSchema,
  /** All owners of chains: how many, and the root of the tree of their ids in the order of the register. */
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

const dayHash = ({ number, at, ends, endsRoot, register }: AnchorDay): string =>
  leafHash(canonicalize({ number, at, ends, endsRoot, register }) ?? '');

/** Ends by owner, and by number where one stands twice. An anchor has them in the order of the register. */
export const inOrder = (ends: readonly AnchoredEnd[]): AnchoredEnd[] =>
  ends.toSorted((a, b) => (a.owner < b.owner ? -1 : a.owner > b.owner ? 1 : a.seq - b.seq));

/** The register in an anchor, of the owners in order. */
export const registerOf = (
  owners: readonly string[],
  vanished: readonly string[] = [],
): AnchorDay['register'] => ({
  ...{ owners: owners.length, vanished: vanished.length },
  hash: rootOf(owners.map(leafHash)),
});

/** The anchor after the previous one, of the tree of ends that have grown; unsigned. */
export function anchorAfter(
  previous: Pick<Anchor, 'number' | 'log'> | undefined,
  { ends, endsRoot, register, at }: Omit<AnchorDay, 'number'>,
): Anchor {
  const day = { number: (previous?.number ?? 0) + 1, at, ends, endsRoot, register };
  const log = [...(previous?.log ?? []), dayHash(day)];
  return { format: 'kinbridge-anchor/1', ...day, log, root: rootOf(log) };
}

/** The same of ends that are all at hand. */
export const nextAnchor = (
  previous: Pick<Anchor, 'number' | 'log'> | undefined,
  ends: readonly AnchoredEnd[],
  register: AnchorDay['register'],
  at: string,
): Anchor =>
  anchorAfter(previous, {
    ...{ ends: ends.length, endsRoot: rootOf(inOrder(ends).map(endHash)) },
    ...{ register, at },
  });

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

/** A proof by what leads from an end to the root of an anchor's tree. */
export const proofBy = (
  { number, at, ends, endsRoot, register }: AnchorDay,
  end: AnchoredEnd,
  index: number,
  proof: string[],
): AnchoredProof => ({ day: { number, at, ends, endsRoot, register }, end, index, proof });

/** The same of ends that are all at hand. */
export function proofOf(
  day: AnchorDay,
  ends: readonly AnchoredEnd[],
  index: number,
): AnchoredProof | undefined {
  const end = ends[index];
  return end && proofBy(day, end, index, inclusionProof(ends.map(endHash), index));
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
