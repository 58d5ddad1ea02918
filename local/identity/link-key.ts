import { join } from 'node:path';
import { keepSecret, keptSecret, newSecret } from './kept-secret.ts';

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
  if (folder === undefined) return { current: newSecret() };
  const file = join(folder, 'link-key');
  const before = keptSecret(`${file}.previous`, LEAST);
  const previous = before === undefined ? {} : { previous: before };
  const known = keptSecret(file, LEAST);
  if (known !== undefined) return { current: known, ...previous };
  return { current: keepSecret(file, newSecret()), ...previous };
}

/** The secret as handlers read it; of a folder as its files are now, so that a changed key needs no new start. */
export function openLinkSecret(folder: string | undefined): () => string {
  const made = openLinkKey(folder);
  return () => JSON.stringify(folder === undefined ? made : openLinkKey(folder));
}
