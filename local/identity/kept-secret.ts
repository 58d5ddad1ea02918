import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** A secret as nobody guesses it. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The secret in a file; undefined if there is none of the minimum length. */
export function keptSecret(file: string, least: number): string | undefined {
  try {
    const known = readFileSync(file, 'utf8').trim();
    return known.length >= least ? known : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

/** Stores a secret in a file accessible to its owner only, atomically; returns it. */
export function keepSecret(file: string, secret: string): string {
  writeFileSync(`${file}.new`, secret, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secret;
}
