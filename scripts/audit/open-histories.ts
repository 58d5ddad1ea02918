import { gunzipSync } from 'node:zlib';
import type { Bundle } from '../../domain/audit/bundle.ts';
import type { OpenedHistory } from '../../domain/audit/check-histories.ts';

function unpacked(gzip: string | null): string | undefined {
  try {
    return gzip === null ? undefined : gunzipSync(Buffer.from(gzip, 'base64')).toString('utf8');
  } catch {
    return undefined;
  }
}

/** The histories of a bundle, unpacked; one that the archive did not have is left out. */
export const openHistories = ({ histories = [] }: Pick<Bundle, 'histories'>): OpenedHistory[] =>
  histories
    .filter(({ gzip }) => gzip !== null)
    .map(({ executionId, redriveCount, gzip }) => ({ executionId, redriveCount, text: unpacked(gzip) }));
