import { createHash, randomBytes } from 'node:crypto';
import type { DemoUser } from './demo-users.ts';

interface Grant {
  readonly user: DemoUser;
  /** The sign-in that it came from, which a sign-out ends. */
  readonly session: string;
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly nonce: string | undefined;
}

const LIFETIME_MS = 60_000;
const MAX_WAITING = 1000;

/** Authorization codes: each good once, for a minute, for whoever knows the verifier of its challenge. */
export class Codes {
  readonly #waiting = new Map<string, Grant & { until: number }>();

  give(grant: Grant): string {
    const code = randomBytes(24).toString('base64url');
    if (this.#waiting.size >= MAX_WAITING) this.#waiting.delete(this.#waiting.keys().next().value!);
    this.#waiting.set(code, { ...grant, until: Date.now() + LIFETIME_MS });
    return code;
  }

  take(code: string, redirectUri: string, verifier: string): Grant | undefined {
    const grant = this.#waiting.get(code);
    this.#waiting.delete(code);
    if (!grant || grant.until < Date.now() || grant.redirectUri !== redirectUri) return undefined;
    return createHash('sha256').update(verifier).digest('base64url') === grant.codeChallenge
      ? grant
      : undefined;
  }
}
