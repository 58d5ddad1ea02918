import type { Instance } from './instance.ts';

/** The optimum of the linear relaxation, in which the persons of one case may be split over localities. */
export interface TransportOptimum {
  /** Persons of case `i` at locality `l`, at `i * localityCount + l`. */
  readonly flow: Int32Array;
  /** What one place at each locality is worth: an optimal dual, ≥ 0, 0 where places stay free. */
  readonly prices: Float64Array;
  readonly persons: number;
}

const NO_ITEM = -1;

/**
 * Solves the relaxation exactly. Because a case takes the same number of persons wherever it goes, the relaxation is
 * a transportation problem; cases are inserted one by one along shortest paths over the localities (successive
 * shortest paths), with the prices as node potentials, so every arc length below is ≥ 0.
 */
export function solveTransport(instance: Instance): TransportOptimum {
  const network = new TransportNetwork(instance);
  for (let i = 0; i < instance.caseCount; i += 1) network.insert(i);
  return { flow: network.flow, prices: network.prices, persons: network.persons };
}

class TransportNetwork {
  readonly flow: Int32Array;
  readonly prices: Float64Array;
  persons = 0;
  readonly #instance: Instance;
  readonly #localities: number;
  /** Value per person of case i at l. */
  readonly #worth: Float64Array;
  readonly #free: Int32Array;
  readonly #items: number[][];
  /** Cheapest loss per person when a case moves from l to m, and the case that would move. */
  readonly #loss: Float64Array;
  readonly #mover: Int32Array;
  /** Cheapest loss per person when a case leaves l for nowhere, and that case. */
  readonly #dropLoss: Float64Array;
  readonly #dropper: Int32Array;
  readonly #distance: Float64Array;
  readonly #previous: Int32Array;
  readonly #settled: Uint8Array;

  constructor(instance: Instance) {
    const { caseCount, localityCount: localities } = instance;
    this.#instance = instance;
    this.#localities = localities;
    this.flow = new Int32Array(caseCount * localities);
    this.prices = new Float64Array(localities);
    this.#worth = new Float64Array(caseCount * localities);
    for (let i = 0; i < caseCount; i += 1) {
      for (let k = i * localities; k < (i + 1) * localities; k += 1) {
        this.#worth[k] = instance.values[k]! / instance.sizes[i]!;
      }
    }
    this.#free = Int32Array.from(instance.capacities);
    this.#items = Array.from({ length: localities }, () => []);
    this.#loss = new Float64Array(localities * localities).fill(Number.POSITIVE_INFINITY);
    this.#mover = new Int32Array(localities * localities).fill(NO_ITEM);
    this.#dropLoss = new Float64Array(localities).fill(Number.POSITIVE_INFINITY);
    this.#dropper = new Int32Array(localities).fill(NO_ITEM);
    this.#distance = new Float64Array(localities);
    this.#previous = new Int32Array(localities);
    this.#settled = new Uint8Array(localities);
  }

  insert(item: number): void {
    let rest = this.#instance.sizes[item]!;
    while (rest > 0) {
      const best = this.#startFrom(item);
      const target = this.#shortestPath(best);
      if (target === undefined) return;
      rest -= this.#push(item, target, rest);
    }
  }

  /** Sets every distance to what starting there forgoes; returns the case's surplus at the current prices. */
  #startFrom(item: number): number {
    const n = this.#localities;
    const row = item * n;
    let surplus = 0;
    for (let l = 0; l < n; l += 1) surplus = Math.max(surplus, this.#worth[row + l]! - this.prices[l]!);
    for (let l = 0; l < n; l += 1) {
      this.#distance[l] = Math.max(0, surplus - (this.#worth[row + l]! - this.prices[l]!));
      this.#previous[l] = NO_ITEM;
      this.#settled[l] = 0;
    }
    return surplus;
  }

  /** Finds where the next person of `item` ends up by displacing others; undefined if nowhere. */
  #shortestPath(surplus: number): { locality: number; dropped: boolean } | undefined {
    const n = this.#localities;
    let best = surplus;
    let end: { locality: number; dropped: boolean } | undefined;
    for (;;) {
      const l = this.#nearest(best);
      if (l === NO_ITEM) break;
      this.#settled[l] = 1;
      if (this.#free[l]! > 0) {
        best = this.#distance[l]!;
        end = { locality: l, dropped: false };
        break;
      }
      const drop = this.#distance[l]! + Math.max(0, this.#dropLoss[l]! - this.prices[l]!);
      if (drop < best) {
        best = drop;
        end = { locality: l, dropped: true };
      }
      this.#relax(l, best);
    }
    for (let l = 0; l < n; l += 1) {
      if (this.#settled[l] === 1 && this.#distance[l]! < best) this.prices[l]! += best - this.#distance[l]!;
    }
    return end;
  }

  #nearest(below: number): number {
    let nearest = NO_ITEM;
    let distance = below;
    for (let l = 0; l < this.#localities; l += 1) {
      if (this.#settled[l] === 0 && this.#distance[l]! < distance) {
        distance = this.#distance[l]!;
        nearest = l;
      }
    }
    return nearest;
  }

  #relax(from: number, below: number): void {
    const base = this.#distance[from]! - this.prices[from]!;
    const row = from * this.#localities;
    for (let m = 0; m < this.#localities; m += 1) {
      const reached = Math.max(this.#distance[from]!, base + this.#loss[row + m]! + this.prices[m]!);
      if (reached < below && reached < this.#distance[m]!) {
        this.#distance[m] = reached;
        this.#previous[m] = from;
      }
    }
  }

  #push(item: number, end: { locality: number; dropped: boolean }, rest: number): number {
    const n = this.#localities;
    let amount = rest;
    const last = end.locality;
    amount = Math.min(amount, end.dropped ? this.flow[this.#dropper[last]! * n + last]! : this.#free[last]!);
    for (let m = last; this.#previous[m] !== NO_ITEM; m = this.#previous[m]!) {
      const from = this.#previous[m]!;
      amount = Math.min(amount, this.flow[this.#mover[from * n + m]! * n + from]!);
    }
    const changes: [number, number, number][] = [];
    if (end.dropped) changes.push([this.#dropper[last]!, last, -amount]);
    else this.#free[last]! -= amount;
    let first = last;
    for (; this.#previous[first] !== NO_ITEM; first = this.#previous[first]!) {
      const from = this.#previous[first]!;
      const mover = this.#mover[from * n + first]!;
      changes.push([mover, from, -amount], [mover, first, amount]);
    }
    changes.push([item, first, amount]);
    for (const [i, l, by] of changes) this.#change(i, l, by);
    if (!end.dropped) this.persons += amount;
    return amount;
  }

  #change(item: number, locality: number, by: number): void {
    const at = item * this.#localities + locality;
    const before = this.flow[at]!;
    this.flow[at] = before + by;
    if (before === 0) this.#enter(item, locality);
    else if (before + by === 0) this.#leave(item, locality);
  }

  #enter(item: number, locality: number): void {
    this.#items[locality]!.push(item);
    this.#offer(item, locality);
  }

  #offer(item: number, locality: number): void {
    const n = this.#localities;
    const worth = this.#worth[item * n + locality]!;
    if (worth < this.#dropLoss[locality]!) {
      this.#dropLoss[locality] = worth;
      this.#dropper[locality] = item;
    }
    for (let m = 0; m < n; m += 1) {
      const loss = worth - this.#worth[item * n + m]!;
      if (m !== locality && loss < this.#loss[locality * n + m]!) {
        this.#loss[locality * n + m] = loss;
        this.#mover[locality * n + m] = item;
      }
    }
  }

  #leave(item: number, locality: number): void {
    const n = this.#localities;
    const items = this.#items[locality]!;
    items.splice(items.indexOf(item), 1);
    this.#dropLoss[locality] = Number.POSITIVE_INFINITY;
    this.#dropper[locality] = NO_ITEM;
    for (const other of items) {
      const worth = this.#worth[other * n + locality]!;
      if (worth < this.#dropLoss[locality]!) {
        this.#dropLoss[locality] = worth;
        this.#dropper[locality] = other;
      }
    }
    for (let m = 0; m < n; m += 1) {
      if (this.#mover[locality * n + m] !== item) continue;
      this.#rescan(locality, m, items);
    }
  }

  #rescan(locality: number, m: number, items: readonly number[]): void {
    const n = this.#localities;
    let best = Number.POSITIVE_INFINITY;
    let mover = NO_ITEM;
    for (const other of items) {
      const loss = this.#worth[other * n + locality]! - this.#worth[other * n + m]!;
      if (loss < best) {
        best = loss;
        mover = other;
      }
    }
    this.#loss[locality * n + m] = best;
    this.#mover[locality * n + m] = mover;
  }
}
