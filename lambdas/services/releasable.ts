import { CaseError } from '../../domain/kernel/errors.ts';
import type { Countable } from '../../domain/statistics/release/decide-release.ts';
import type { Refusal } from '../../domain/statistics/release/protect.ts';

/** What may leave the house; refuses what may not, with the earlier releases that stand in the way. */
export function releasable(found: Countable | { refused: Refusal } | { stale: number }): Countable {
  if ('stale' in found)
    throw new CaseError(
      'WrongState',
      `Expected a count in which no case has changed, received one with ${found.stale} parts to count again: count on.`,
    );
  if (!('refused' in found)) return found;
  const { because, releases, cell } = found.refused;
  const beside = releases.length > 0 ? ` together with release ${releases.join(', ')}` : '';
  throw new CaseError(
    'WrongState',
    `Expected figures that tell of nobody${beside}, received ${because} at ${cell.at.join(' ')}.`,
  );
}
