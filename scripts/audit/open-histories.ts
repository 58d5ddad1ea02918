import type { Bundle } from '../../domain/audit/bundle.ts';
import type { OpenedHistory } from '../../domain/audit/check-histories.ts';
import { unpacked } from '../../lambdas/adapters/packed-text.ts';

/** What the histories of a bundle may unpack to together: a bundle comes from outside, and may be made to fill the memory. */
const MAX_BYTES = 512 * 1024 * 1024;

/** The histories of a bundle, unpacked; one that the archive did not have is left out. */
export function openHistories({ histories = [] }: Pick<Bundle, 'histories'>): OpenedHistory[] {
  let left = MAX_BYTES;
  return histories.flatMap(({ executionId, redriveCount, gzip }) => {
    if (gzip === null) return [];
    const text = left > 0 ? unpacked(Buffer.from(gzip, 'base64'), left) : undefined;
    left -= text?.length ?? 0;
    return [{ executionId, redriveCount, text }];
  });
}
