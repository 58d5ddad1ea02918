import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Credentials } from './secret-file.ts';

/** What was sent, as it was signed. */
export interface Signed {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The name that the service has in signatures. */
  readonly service: 'dynamodb' | 'states';
}

export type RefusalName =
  | 'AccessDeniedException'
  | 'IncompleteSignatureException'
  | 'InvalidSignatureException'
  | 'MissingAuthenticationTokenException'
  | 'RequestEntityTooLargeException'
  | 'SerializationException'
  | 'UnknownOperationException'
  | 'UnrecognizedClientException';

/** Why a request is refused, in AWS's own name and words. */
export interface Refusal {
  readonly name: RefusalName;
  readonly message: string;
}

const SKEW_MS = 5 * 60_000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 +Credential=([^/, ]+)\/(\d{8})\/([^/, ]+)\/([^/, ]+)\/aws4_request, *SignedHeaders=([a-z0-9;_-]+), *Signature=([0-9a-f]{64})$/;
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

interface Claim {
  readonly parts: RegExpExecArray;
  readonly signedAt: number;
}

/** What the headers alone say of who signed and when, or why that is refused. */
function claimOf(headers: IncomingHttpHeaders, credentials: Credentials, now: number): Claim | Refusal {
  if (headers.authorization === undefined)
    return refused('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const parts = AUTHORIZATION.exec(headers.authorization);
  const signedAt = timeOf(headers['x-amz-date']);
  if (!parts || signedAt === undefined)
    return refused(
      'IncompleteSignatureException',
      'Authorization header requires Credential, SignedHeaders and Signature of AWS4-HMAC-SHA256, and X-Amz-Date.',
    );
  if (!same(parts[1]!, credentials.accessKeyId))
    return refused('UnrecognizedClientException', 'The security token included in the request is invalid.');
  if (Math.abs(now - signedAt) > SKEW_MS)
    return refused(
      'InvalidSignatureException',
      `Signature expired or not yet current: it was made at ${headers['x-amz-date']}, the time here is ${new Date(now).toISOString()}.`,
    );
  return { parts, signedAt };
}

/** Why a request is refused before its body is read; undefined when it may be read. */
export function refusedUnread(
  headers: IncomingHttpHeaders,
  credentials: Credentials,
  now: number,
): Refusal | undefined {
  const claim = claimOf(headers, credentials, now);
  return 'name' in claim ? claim : undefined;
}

/** Checks AWS's signature (version 4, in the header) against one pair of credentials; undefined when it holds. */
export async function refusalOf(
  request: Signed,
  credentials: Credentials,
  now: number,
): Promise<Refusal | undefined> {
  const { headers, body, service } = request;
  const claim = claimOf(headers, credentials, now);
  if ('name' in claim) return claim;
  const { parts, signedAt } = claim;
  const [, , day, region = '', forService, names = '', signature = ''] = parts;
  const list = names.split(';');
  const hashed = headers['x-amz-content-sha256'];
  const complete =
    forService === service &&
    String(headers['x-amz-date']).startsWith(day!) &&
    mustBeSigned(headers).every((name) => list.includes(name)) &&
    (hashed === undefined || hashed === createHash('sha256').update(body).digest('hex'));
  const expected = complete && (await signatureOf(request, credentials, { region, signedAt, list }));
  return expected && same(expected, signature) ? undefined : refused('InvalidSignatureException', MISMATCH);
}

const refused = (name: RefusalName, message: string): Refusal => ({ name, message });

/** Everything that says what is to be done where: a header that is not signed could have been put in by others. */
const mustBeSigned = (headers: IncomingHttpHeaders): string[] => [
  'host',
  ...Object.keys(headers).filter((name) => name.startsWith('x-amz-')),
];

interface Scope {
  region: string;
  signedAt: number;
  list: readonly string[];
}

async function signatureOf(
  { headers, body, service }: Signed,
  credentials: Credentials,
  { region, signedAt, list }: Scope,
): Promise<string | undefined> {
  const signer = new SignatureV4({
    ...{ credentials, region, service, applyChecksum: false },
    sha256: Hash.bind(null, 'sha256') as never,
  });
  const { headers: signed } = await signer.sign(
    {
      ...{ method: 'POST', protocol: 'http:', hostname: '127.0.0.1', path: '/', query: {}, body },
      headers: Object.fromEntries(list.map((name) => [name, String(headers[name] ?? '')])),
    },
    { signingDate: new Date(signedAt), signableHeaders: new Set(list) },
  );
  return AUTHORIZATION.exec(signed.authorization ?? '')?.[6];
}

/** `20261128T030405Z` in milliseconds since the epoch. */
function timeOf(date: string | string[] | undefined): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(date ?? ''));
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [
    ...[number, number, number],
    ...[number, number, number],
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function same(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one!, other!);
}
