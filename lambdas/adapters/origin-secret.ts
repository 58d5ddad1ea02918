import { timingSafeEqual } from 'node:crypto';
import type { Secrets } from './secrets.ts';
import { openSecrets } from './secrets.ts';

const KNOWN_FOR_MS = 300_000;

/**
 * Whether a request came through CloudFront, by the secret it sends. The secret is read on first use and again after
 * five minutes.
 */
export function openOriginSecret(
  secretId: string | undefined,
  secrets: Secrets = openSecrets(),
  now: () => number = () => Date.now(),
): (given: string | undefined) => Promise<boolean> {
  let known: { secret: Buffer; until: number } | undefined;
  return async (given) => {
    if (secretId === undefined || given === undefined) return false;
    if (!known || now() >= known.until) {
      const text = await secrets.read(secretId);
      known = { secret: Buffer.from(text), until: now() + KNOWN_FOR_MS };
    }
    const received = Buffer.from(given);
    return received.length === known.secret.length && timingSafeEqual(received, known.secret);
  };
}
