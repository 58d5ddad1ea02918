import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Anchor } from '../../domain/audit/anchor.ts';
import { signedText } from '../../domain/audit/anchor.ts';
import type { Proof } from '../../domain/audit/bundle.ts';
import { proofText } from '../../domain/audit/bundle.ts';
import type { Table } from './dynamodb.ts';

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs a text with a key that follows from the installation's secret. */
async function signedBy(table: Table, text: string): Promise<{ signature: string; publicKey: string }> {
  const keyed = await table.keyed();
  const seed = createHash('sha256').update([1, 2, 3].map((part) => keyed('anchor', String(part))).join());
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8, seed.digest()]),
    ...{ format: 'der', type: 'pkcs8' },
  });
  const signature = sign(null, Buffer.from(text), key).toString('base64url');
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  return { signature, publicKey };
}

/** An anchor as the installation signs it. */
export const sealed = async (table: Table, anchor: Anchor): Promise<Anchor> => ({
  ...anchor,
  ...(await signedBy(table, signedText(anchor))),
});

/** A proof as the installation signs it: whoever cuts something from it, cuts the signature. */
export const signedProof = async (table: Table, owner: string, proof: Proof): Promise<Proof> => ({
  ...proof,
  ...(await signedBy(table, proofText(owner, proof))),
});
