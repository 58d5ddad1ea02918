import type { AnchoredProof } from '../../domain/audit/anchor.ts';
import type { Proof } from '../../domain/audit/bundle.ts';
import { signedProof } from '../adapters/anchor-seal.ts';
import { registered } from '../adapters/register-store.ts';
import { newestAnchor, proofIn, readAnchor } from './anchor-archive.ts';
import { theStore, theTable } from './the-store.ts';
import { shownNow } from './told-executions.ts';

/** What shows the ends of an owner's chain in anchors, the oldest first. */
async function proofsOf(owner: string): Promise<AnchoredProof[]> {
  const { anchors = [], places = [] } = (await registered(theTable(), owner)) ?? {};
  const proofs: AnchoredProof[] = [];
  for (const [at, number] of anchors.entries()) {
    const anchor = await readAnchor(number);
    // The places are those of the last anchors: the register did not say them of the first.
    const place = places[at - (anchors.length - places.length)];
    const proof = anchor && (await proofIn(anchor, owner, place));
    if (proof) proofs.push(proof);
  }
  return proofs;
}

/** Everything that a whole chain is checked against. */
export async function proofOfOwner(owner: string, at: string): Promise<Proof> {
  const provable = await theStore().readProvable(owner);
  const [anchored, shown] = [await proofsOf(owner), await shownNow(owner, provable.head.seq)];
  const proof = { ...provable, shown, anchored, anchor: (await newestAnchor()) ?? null, at };
  return signedProof(theTable(), owner, proof);
}
