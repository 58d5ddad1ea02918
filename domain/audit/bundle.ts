import canonicalize from 'canonicalize';
import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import type { Anchor } from './anchor.ts';
import { AnchoredProofSchema, AnchorSchema, continues, isWhole, leadsTo, signedText } from './anchor.ts';
import { anchoredLate } from './anchored-late.ts';
import { AuditEntrySchema } from './audit-entry.ts';
import type { ChainLink, HashText } from './chain.ts';
import { CHAIN_PROBLEMS, checkChain, GENESIS, hashText, isReadable } from './chain.ts';
import type { OpenedHistory } from './check-histories.ts';
import { checkHistories, HISTORY_PROBLEMS } from './check-histories.ts';
import { checkState, STATE_PROBLEMS } from './check-state.ts';

/** The end of a chain and the records beside it at one moment, with what shows the chain's ends in anchors. */
export const ProofSchema = z.object({
  head: z.object({ seq: z.int().nonnegative(), hash: z.string() }),
  /** Digests by sort key; empty for a record from before entries told of records. */
  records: z.record(z.string(), z.string()),
  /** Records that another owner's commit left, and whether its entry says so. */
  elsewhere: z.record(z.string(), z.enum(['told', 'not-told'])),
  /** The digest of each archived execution as Step Functions shows it now, as long as it keeps it. */
  shown: z.record(z.string(), z.string()).optional(),
  anchored: z.array(AnchoredProofSchema),
  /** The newest anchor; null before the first one. */
  anchor: AnchorSchema.nullable(),
  /** When it was asked for, and the installation's signature over all of this: nothing can be cut from it. */
  at: InstantSchema.optional(),
  signature: z.string().optional(),
  publicKey: z.string().optional(),
});
export type Proof = z.infer<typeof ProofSchema>;

/** The text of a proof that is signed. */
export const proofText = (
  owner: string,
  { signature: _signature, publicKey: _key, anchor, ...proof }: Proof,
): string => canonicalize({ ...proof, owner, anchor: anchor?.root ?? null }) ?? '';

/** An ended execution as it lies in the archive. */
export const HistorySchema = z.object({
  executionId: z.string(),
  redriveCount: z.int().nonnegative(),
  /** The entry that tells of it. */
  entry: z.int().positive(),
  /** Gzip in base64; null if the archive has none. */
  gzip: z.base64().nullable(),
});
export type History = z.infer<typeof HistorySchema>;

/** Everything by which somebody without the system can check a case's history: no personal data, no key. */
export const BundleSchema = z.object({
  format: z.literal('kinbridge-audit-bundle/1'),
  owner: z.string(),
  at: z.string(),
  /** As they were stored, so that one that was made unreadable is reported and not refused. */
  entries: z.array(z.looseObject({ seq: z.int() })),
  proof: ProofSchema,
  /** The archived executions that the entries tell of; none in a bundle from before executions were archived. */
  histories: z.array(HistorySchema).optional(),
});
export type Bundle = z.infer<typeof BundleSchema>;

/**
 * What can be wrong besides the chain and its records: the newest anchor does not hold together (`anchor-broken`), a
 * proof does not lead to it (`proof-broken`), an anchored end is not what the chain says (`anchored-otherwise`), an
 * entry is older than a copy that does not hold it (`anchored-late`), the anchors do not go on from a copy (`anchor-differs`), or are signed by another key or by none (`anchor-unsigned`). The
 * proof as a whole is not what the installation signed (`proof-unsigned`): something may have been cut from it, such as
 * the end of the chain with its records and proofs.
 */
export const BUNDLE_PROBLEMS = [
  ...CHAIN_PROBLEMS,
  ...STATE_PROBLEMS,
  ...HISTORY_PROBLEMS,
  ...([
    'anchor-broken',
    'proof-broken',
    'anchored-otherwise',
    'anchored-late',
    'anchor-differs',
    'anchor-unsigned',
    'proof-unsigned',
  ] as const),
] as const;

export interface BundleFinding {
  /** The entry, or for `anchor-…` the number of the anchor. */
  readonly seq: number;
  readonly problem: (typeof BUNDLE_PROBLEMS)[number];
  /** The sort key of a record, or an execution. */
  readonly record?: string;
}

export interface Report {
  readonly entries: number;
  readonly findings: readonly BundleFinding[];
  /** Records as the chain says, and those from before it told of any. */
  readonly records: { readonly proved: number; readonly unbound: number };
  /** Histories of ended executions that are as the chain says. */
  readonly histories: number;
  /** The last entry that an anchor holds, and the last that one of the copies holds; 0 for none. */
  readonly anchoredTo: number;
  readonly independentTo: number;
}

/** An entry as it is in a bundle, as a link of a chain. */
function linkOf(raw: Bundle['entries'][number]): ChainLink {
  const parsed = AuditEntrySchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  return { unreadable: true, seq: raw.seq, ...(typeof raw.hash === 'string' ? { hash: raw.hash } : {}) };
}

/** What is signed names its signature and the key. */
export interface Signed {
  readonly signature?: string | undefined;
  readonly publicKey?: string | undefined;
}

export interface Checks {
  /** Anchors that somebody copied out earlier. */
  readonly copies?: readonly Anchor[];
  /** Whether the signature of a text is right; where nothing can check it, none is asked for. */
  readonly isSigned?: (signed: Signed, text: string) => boolean;
  /** The machine's own SHA-256, where it has one. */
  readonly hashed?: HashText;
  /** The histories of the bundle, unpacked. */
  readonly histories?: readonly OpenedHistory[];
}

/** Says everything that is wrong with a bundle, and how far it is anchored. */
export function verifyBundle(
  { owner, entries, proof }: Bundle,
  { copies = [], isSigned, histories = [], hashed = hashText }: Checks = {},
): Report {
  const links = entries.map(linkOf);
  const told = links.filter(isReadable);
  const state = checkState(told, proof);
  const held = checkHistories(told, histories, proof.shown);
  const { anchor, anchored, head } = proof;
  const findings: BundleFinding[] = [
    ...checkChain(links, head, { seq: 0, hash: GENESIS }, owner, hashed),
    ...state.findings,
    ...held.findings,
  ];
  if (anchor && !isWhole(anchor)) findings.push({ seq: anchor.number, problem: 'anchor-broken' });
  if (anchor && isSigned && !isSigned(anchor, signedText(anchor)))
    findings.push({ seq: anchor.number, problem: 'anchor-unsigned' });
  const ofAnchor = !anchor || anchor.publicKey === proof.publicKey;
  if (isSigned && !(ofAnchor && isSigned(proof, proofText(owner, proof))))
    findings.push({ seq: head.seq, problem: 'proof-unsigned' });
  const goesOn = (copy: Anchor): boolean => anchor !== null && isWhole(copy) && continues(anchor, copy);
  for (const copy of copies) {
    if (!goesOn(copy)) findings.push({ seq: copy.number, problem: 'anchor-differs' });
    else if (copy.publicKey !== anchor?.publicKey)
      findings.push({ seq: copy.number, problem: 'anchor-unsigned' });
  }
  const late = anchoredLate(told, {
    ...{ copies: copies.filter(goesOn), anchored, newest: anchor?.number ?? 0, at: proof.at },
  });
  if (late !== undefined) findings.push({ seq: late, problem: 'anchored-late' });
  const kept = Math.max(0, ...copies.map(({ number }) => number));
  let [anchoredTo, independentTo] = [0, 0];
  for (const one of anchored) {
    const { end, day } = one;
    const entry = links.find(({ seq }) => seq === end.seq);
    if (!anchor || end.owner !== owner || !leadsTo(one, anchor.log))
      findings.push({ seq: end.seq, problem: 'proof-broken' });
    else if (entry?.hash !== end.hash) findings.push({ seq: end.seq, problem: 'anchored-otherwise' });
    else {
      anchoredTo = Math.max(anchoredTo, end.seq);
      if (day.number <= kept) independentTo = Math.max(independentTo, end.seq);
    }
  }
  const { proved, unbound } = state;
  return {
    ...{ entries: entries.length, findings, records: { proved, unbound }, histories: held.proved },
    ...{ anchoredTo, independentTo },
  };
}
