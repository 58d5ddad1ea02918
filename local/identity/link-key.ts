import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What signs the links of sponsors' pages: the key in the folder, or a new one, kept there when there is a folder. */
export function openLinkKey(folder: string | undefined): string {
  const made = randomBytes(32).toString('base64url');
  if (folder === undefined) return made;
  const file = join(folder, 'link-key');
  try {
    const known = readFileSync(file, 'utf8').trim();
    if (known.length >= 32) return known;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  writeFileSync(`${file}.new`, made, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}
