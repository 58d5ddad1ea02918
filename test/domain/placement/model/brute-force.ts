import type { Objective } from '../../../../domain/placement/batch/batch.ts';
import type { PlacementInput } from '../../../../domain/placement/model/placement-input.ts';

interface Best {
  persons: number;
  score: number;
}

/** The best placement found by trying every one; for a handful of cases. */
export function bestByBruteForce(input: PlacementInput, objective: Objective): Best {
  const left = new Map(input.localities.map(({ id, capacity }) => [id, capacity]));
  const better = (a: Best, b: Best): boolean =>
    objective === 'placed-first' && a.persons !== b.persons ? a.persons > b.persons : a.score > b.score;
  let best: Best = { persons: 0, score: objective === 'score' ? 0 : Number.NEGATIVE_INFINITY };
  const go = (index: number, now: Best): void => {
    const one = input.cases[index];
    if (one === undefined) {
      if (better(now, best)) best = now;
      return;
    }
    go(index + 1, now);
    for (const [id, places] of left) {
      const open =
        (one.tiedTo === null || one.tiedTo === id) &&
        (one.compatible === null || one.compatible.includes(id));
      if (!open || places < one.size) continue;
      left.set(id, places - one.size);
      go(index + 1, { persons: now.persons + one.size, score: now.score + (one.scores[id] ?? 0) });
      left.set(id, places);
    }
  };
  go(0, { persons: 0, score: 0 });
  return best;
}
