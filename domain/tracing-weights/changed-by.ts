import type { Calibrated } from '../tracing/persons/measured.ts';
import type { DecidedPair } from './decided-pair.ts';
import type { Judgement } from './judge.ts';
import { judge } from './judge.ts';

/** The most past decisions that are listed. */
const MOST_ROWS = 100;

const shown = ({ band, probability }: Judgement) => ({
  band,
  probability: Math.round(1000 * probability) / 1000,
});

/** The past decisions whose candidates would be in another band; those of one office are listed. */
export function changedBy(
  pairs: readonly DecidedPair[],
  before: Calibrated,
  after: Calibrated,
  listed: string | undefined,
) {
  const changed = pairs
    .map((pair) => ({ pair, before: judge(pair.measured, before), after: judge(pair.measured, after) }))
    .filter((one) => one.before.band !== one.after.band);
  const own = changed.filter(({ pair }) => listed !== undefined && pair.office === listed);
  const rows = own.slice(0, MOST_ROWS).map(({ pair, ...judged }) => {
    const { requestId, caseId, decidedAt, same: confirmed } = pair;
    return {
      requestId,
      caseId,
      decidedAt,
      confirmed,
      before: shown(judged.before),
      after: shown(judged.after),
    };
  });
  return { total: changed.length, elsewhere: changed.length - own.length, rows };
}
