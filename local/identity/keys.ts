import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { StartError } from '../start-error.ts';

export const ALGORITHM = 'RS256';

export interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly kid: string;
  /** What others need to verify: no private part. */
  readonly publicJwk: JWK & { kty: string };
}

/** The issuer's key: the one in the folder, or a new one, which is kept there when there is a folder. */
export async function openSigningKey(folder: string | undefined): Promise<SigningKey> {
  const file = folder === undefined ? undefined : join(folder, 'signing-key.json');
  const jwk = (file !== undefined && readKey(file)) || (await newKey(file));
  const privateKey = await importJWK(jwk, ALGORITHM);
  if (privateKey instanceof Uint8Array) throw new Error('Expected an RSA key, received a symmetric one.');
  const kid = await calculateJwkThumbprint(jwk);
  const { kty, n, e } = jwk;
  return { privateKey, kid, publicJwk: { kty: kty!, n: n!, e: e!, kid, alg: ALGORITHM, use: 'sig' } };
}

function readKey(file: string): JWK | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const jwk = JSON.parse(text) as JWK;
    if (jwk.kty === 'RSA' && jwk.d) return jwk;
  } catch {
    // Treated like any other file without a key.
  }
  throw new StartError(
    `${file} holds no RSA key: delete it and a new one is made (whoever is signed in has to sign in again).`,
  );
}

async function newKey(file: string | undefined): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(privateKey);
  if (file !== undefined) {
    writeFileSync(`${file}.new`, JSON.stringify(jwk), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return jwk;
}
