import type { Assignment, Instance } from '../model/instance.ts';
import { NOWHERE, remainingCapacities, valueAt } from '../model/instance.ts';

/** The few localities worth trying for a case: best value after paying the prices first. */
export type Candidates = readonly Int32Array[];

const MINIMAL_GAIN = 1e-9;
const MAX_PASSES = 200;

export function candidatesByPrice(instance: Instance, prices: Float64Array, most: number): Candidates {
  const n = instance.localityCount;
  return Array.from({ length: instance.caseCount }, (_, i) => {
    const profit = (l: number): number => instance.values[i * n + l]! - instance.sizes[i]! * prices[l]!;
    const open: number[] = [];
    for (let l = 0; l < n; l += 1) {
      if (
        instance.values[i * n + l]! > Number.NEGATIVE_INFINITY &&
        instance.sizes[i]! <= instance.capacities[l]!
      ) {
        open.push(l);
      }
    }
    return Int32Array.from(open.sort((a, b) => profit(b) - profit(a) || a - b).slice(0, most));
  });
}

/**
 * Improves an assignment, in place, until no single move, no exchange of two cases and no chain of two moves helps.
 * Capacities and gates hold before and after every step.
 */
export function improve(instance: Instance, candidates: Candidates, assignment: Assignment): void {
  const search = new LocalSearch(instance, candidates, assignment);
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    let changed = false;
    for (let i = 0; i < instance.caseCount; i += 1) changed = search.improveCase(i) || changed;
    if (!changed) return;
  }
}

interface Move {
  gain: number;
  to: number;
  /** The case that makes room, and where it goes. */
  yielding: number;
  yieldsTo: number;
}

class LocalSearch {
  readonly #instance: Instance;
  readonly #candidates: Candidates;
  readonly #assignment: Assignment;
  readonly #left: Int32Array;
  readonly #members: Set<number>[];

  constructor(instance: Instance, candidates: Candidates, assignment: Assignment) {
    this.#instance = instance;
    this.#candidates = candidates;
    this.#assignment = assignment;
    this.#left = remainingCapacities(instance, assignment);
    this.#members = Array.from({ length: instance.localityCount }, () => new Set());
    for (let i = 0; i < instance.caseCount; i += 1) {
      if (assignment[i] !== NOWHERE) this.#members[assignment[i]!]!.add(i);
    }
  }

  improveCase(item: number): boolean {
    const best: Move = { gain: MINIMAL_GAIN, to: NOWHERE, yielding: NOWHERE, yieldsTo: NOWHERE };
    const from = this.#assignment[item]!;
    const size = this.#instance.sizes[item]!;
    for (const to of this.#candidates[item]!) {
      if (to === from) continue;
      const gain = valueAt(this.#instance, item, to) - valueAt(this.#instance, item, from);
      if (size <= this.#left[to]!) {
        if (gain > best.gain) Object.assign(best, { gain, to, yielding: NOWHERE });
      } else this.#considerYielding(item, from, to, gain, best);
    }
    if (best.to === NOWHERE) return false;
    if (best.yielding !== NOWHERE) this.#move(best.yielding, best.yieldsTo);
    this.#move(item, best.to);
    return true;
  }

  #considerYielding(item: number, from: number, to: number, gain: number, best: Move): void {
    const { sizes } = this.#instance;
    const missing = sizes[item]! - this.#left[to]!;
    for (const other of this.#members[to]!) {
      if (sizes[other]! < missing) continue;
      const loss = valueAt(this.#instance, other, to);
      if (gain - loss > best.gain) {
        Object.assign(best, { gain: gain - loss, to, yielding: other, yieldsTo: NOWHERE });
      }
      for (const next of this.#candidates[other]!) {
        const total = gain - loss + valueAt(this.#instance, other, next);
        if (next === to || total <= best.gain) continue;
        const room = this.#left[next]! + (next === from ? sizes[item]! : 0);
        if (sizes[other]! <= room) Object.assign(best, { gain: total, to, yielding: other, yieldsTo: next });
      }
    }
  }

  #move(item: number, to: number): void {
    const from = this.#assignment[item]!;
    const size = this.#instance.sizes[item]!;
    if (from !== NOWHERE) {
      this.#left[from]! += size;
      this.#members[from]!.delete(item);
    }
    if (to !== NOWHERE) {
      this.#left[to]! -= size;
      this.#members[to]!.add(item);
    }
    this.#assignment[item] = to;
  }
}
