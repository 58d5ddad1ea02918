import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LinkKeys {
  current: string;
  /** The key before it, whose links still open. */
  previous?: string;
}

const LEAST = 32;

/**
 * What signs the links of sponsors' pages: the key in the folder, or a new one, kept there when there is a folder. To
 * change it, rename `link-key` to `link-key.previous`; handlers follow within five minutes.
 */
export function openLinkKey(folder: string | undefined): LinkKeys {
  const made = randomBytes(32).toString('base64url');
  if (folder === undefined) return { current: made };
  const file = join(folder, 'link-key');
  const before = read(`${file}.previous`);
  const previous = before === undefined ? {} : { previous: before };
  const known = read(file);
  if (known !== undefined) return { current: known, ...previous };
  writeFileSync(`${file}.new`, made, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return { current: made, ...previous };
}

/** The secret as handlers read it; of a folder as its files are now, so that a changed key needs no new start. */
export function openLinkSecret(folder: string | undefined): () => string {
  const made = openLinkKey(folder);
  return () => JSON.stringify(folder === undefined ? made : openLinkKey(folder));
}

function read(file: string): string | undefined {
  try {
    const known = readFileSync(file, 'utf8').trim();
    return known.length >= LEAST ? known : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}
