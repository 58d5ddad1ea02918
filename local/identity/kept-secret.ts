import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** A secret as nobody guesses it. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The secret in a file; undefined when there is none of at least so many characters. */
export function keptSecret(file: string, least: number): string | undefined {
  try {
    const known = readFileSync(file, 'utf8').trim();
    return known.length >= least ? known : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

/** Keeps a secret in a file for nobody but its owner, whole or not at all; gives it. */
export function keepSecret(file: string, secret: string): string {
  writeFileSync(`${file}.new`, secret, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secret;
}
