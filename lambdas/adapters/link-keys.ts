import * as z from 'zod';
import type { Secrets } from './secrets.ts';
import { openSecrets } from './secrets.ts';
import type { Signer } from './signing.ts';
import { openSigner } from './signing.ts';

/** A changed key reaches every function within this time, without a deployment. */
const KNOWN_FOR_MS = 300_000;
const LEAST = 32;

/** `previous` is the previous key, whose links still work; a shorter text if there is none. */
const LinkSecretSchema = z.object({ current: z.string().min(LEAST), previous: z.string().default('') });

function signerOf(text: string): Signer {
  const parsed = LinkSecretSchema.safeParse(JSON.parse(text));
  // The cause of a parse error could hold the key.
  if (!parsed.success)
    throw new Error(
      `Expected the secret of the links to hold {"current": at least ${LEAST} characters, "previous"}.`,
    );
  const { current, previous } = parsed.data;
  return openSigner(current, previous.length >= LEAST ? previous : undefined);
}

/**
 * The signer of links to sponsors' pages: the secret is read on first use and again after five minutes. If it cannot
 * be read again, the known one stays in use.
 */
export function openLinkKeys(
  secretId: string,
  secrets: Secrets = openSecrets(),
  now: () => number = () => Date.now(),
): () => Promise<Signer> {
  let known: { signer: Signer; until: number } | undefined;
  return async () => {
    if (known && now() < known.until) return known.signer;
    try {
      known = { signer: signerOf(await secrets.read(secretId)), until: now() + KNOWN_FOR_MS };
    } catch (error) {
      if (!known) throw error;
    }
    return known.signer;
  };
}
