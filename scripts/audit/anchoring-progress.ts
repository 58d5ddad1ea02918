import type { Anchoring } from '../../domain/audit/anchoring.ts';
import type { platformAt } from '../platform-client.ts';

/** An anchoring goes on by itself; this is how often somebody who waits for it asks. */
export const LOOK_AGAIN_MS = 2_000;

export async function anchoringNow(call: ReturnType<typeof platformAt>): Promise<Anchoring> {
  const { anchoring } = (await call('GET', '/anchors/progress')) as { anchoring: Anchoring | null };
  if (!anchoring) throw new Error('Nothing is being anchored.');
  return anchoring;
}

/** How far an anchoring is, as a line. */
export function tellAnchoring({ state, looked, expected, ends, noted, trouble }: Anchoring): string {
  const far =
    state === 'looking'
      ? `${looked} of ${expected === 0 ? 'all' : `about ${expected}`} owners looked at, ${ends} chains had grown`
      : `the anchor is written, ${noted} of ${ends} chains noted`;
  return trouble
    ? `Stopped at ${trouble.at} by ${trouble.because}: ${far}. It goes on by itself from ${trouble.again}; asking again goes on at once.`
    : `Under way: ${far}.`;
}
