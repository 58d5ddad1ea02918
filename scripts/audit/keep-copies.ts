import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Anchor, AnchorSchema } from '../../domain/audit/anchor.ts';

/**
 * Writes anchors into a folder of copies. A copy that is there is never replaced: one that differs is what a copy is kept
 * for, and shows that the anchors were made anew.
 */
export function keepCopies(folder: string, anchors: readonly Anchor[]): string {
  if (anchors.length === 0) return 'There are no anchors yet: npm run -s audit -- anchor makes one.';
  mkdirSync(folder, { recursive: true });
  const others: number[] = [];
  for (const anchor of AnchorSchema.array().parse(anchors)) {
    const file = join(folder, `${String(anchor.number).padStart(8, '0')}.json`);
    const text = `${JSON.stringify(anchor)}\n`;
    if (!existsSync(file)) writeFileSync(file, text, { flag: 'wx' });
    else if (readFileSync(file, 'utf8') !== text) others.push(anchor.number);
  }
  if (others.length > 0)
    throw new Error(
      `${folder} holds other anchors than the system shows now, with the numbers ${others.sort((a, b) => a - b).join(', ')}: they were left as they are. Keep the folder, verify bundles with it, and find out who made the anchors anew; if it is of another installation, name another folder.`,
    );
  return `${anchors.length === 1 ? '1 anchor' : `${anchors.length} anchors`} in ${folder}: keep them where nobody who runs this system can write.`;
}
