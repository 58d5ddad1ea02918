import { importJWK, jwtVerify, SignJWT } from 'jose';
import { ALGORITHM, type SigningKey } from './keys.ts';

const audienceOf = (url: string, purpose: string): string => `${url}/${purpose}`;

/** Signs the owner of a browser session or renewal, so that nothing about it needs to be stored. */
export const seal = (
  url: string,
  { privateKey, kid }: SigningKey,
  purpose: string,
  subject: string,
  seconds: number,
): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: ALGORITHM, kid })
    .setIssuer(url)
    .setAudience(audienceOf(url, purpose))
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(`${seconds} seconds`)
    .sign(privateKey);

/** Undefined for a note that is too old, has another purpose or issuer, or was not signed by this key. */
export async function unseal(
  url: string,
  { publicJwk }: SigningKey,
  purpose: string,
  note: string,
): Promise<string | undefined> {
  try {
    const key = await importJWK(publicJwk, ALGORITHM);
    const expected = { issuer: url, audience: audienceOf(url, purpose), algorithms: [ALGORITHM] };
    return (await jwtVerify(note, key, expected)).payload.sub;
  } catch {
    return undefined;
  }
}
