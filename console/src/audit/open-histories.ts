import type { Bundle } from '../../../domain/audit/bundle.ts';
import type { OpenedHistory } from '../../../domain/audit/check-histories.ts';

async function unpacked(gzip: string): Promise<string | undefined> {
  try {
    const bytes = Uint8Array.from(atob(gzip), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return await new Response(stream).text();
  } catch {
    return undefined;
  }
}

/** The histories of a bundle, unpacked in this browser; one that the archive did not have is left out. */
export function openHistories({ histories = [] }: Pick<Bundle, 'histories'>): Promise<OpenedHistory[]> {
  const kept = histories.flatMap(({ gzip, ...one }) => (gzip === null ? [] : [{ ...one, gzip }]));
  return Promise.all(
    kept.map(async ({ executionId, redriveCount, gzip }) => ({
      ...{ executionId, redriveCount },
      text: await unpacked(gzip),
    })),
  );
}
