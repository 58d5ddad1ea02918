import { join } from 'node:path';
import { keepSecret, keptSecret, newSecret } from './kept-secret.ts';

export interface LinkKeys {
  current: string;
  /** The previous key, whose links still work. */
  previous?: string;
}

const LEAST = 32;

/**
 * The key that signs the links of sponsors' pages: the one in the folder, or a new one, which is kept if there is a
 * folder. To change it, rename `link-key` to `link-key.previous`; handlers follow within five minutes.
 */
export function openLinkKey(folder: string | undefined): LinkKeys {
  if (folder === undefined) return { current: newSecret() };
  const file = join(folder, 'link-key');
  const before = keptSecret(`${file}.previous`, LEAST);
  const previous = before === undefined ? {} : { previous: before };
  const known = keptSecret(file, LEAST);
  if (known !== undefined) return { current: known, ...previous };
  return { current: keepSecret(file, newSecret()), ...previous };
}

/** The secret as handlers read it; read from the folder's current files, so that a changed key needs no restart. */
export function openLinkSecret(folder: string | undefined): () => string {
  const made = openLinkKey(folder);
  return () => JSON.stringify(folder === undefined ? made : openLinkKey(folder));
}
