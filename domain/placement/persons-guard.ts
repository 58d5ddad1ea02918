import type { Assignment, Instance } from './instance.ts';
import { measure, NOWHERE, remainingCapacities, withPersonReward } from './instance.ts';
import { lessPrices } from './sampled-prices.ts';

/** One case after the other, each where it scores most: what a batch is compared with. */
export class UsualPractice {
  readonly left: Int32Array;
  persons = 0;

  constructor(capacities: Int32Array) {
    this.left = Int32Array.from(capacities);
  }

  /** Decides the cases of a batch in their order. */
  take(batch: Instance): void {
    this.persons += fill(batch, batch.values, this.left);
  }
}

/** A sampled future, and with how many persons the usual practice would end in it. */
interface Prospect {
  readonly future: Instance;
  readonly worth: Float64Array;
  readonly usual: number;
}

/** Persons, in the mean of the futures, by which keeping places may reduce those placed in the end. */
const MEAN_LOSS = 0.5;
/** The same, counting only what falls below the usual practice. */
const MEAN_SHORTFALL = 0.1;

/**
 * Tells whether leaving out cases that would fit costs persons. In every sampled future all that comes from now on is
 * placed wherever it fits; that is what can still be done later, so it does not rest on keeping places again.
 */
export class PersonsGuard {
  readonly #present: Instance;
  readonly #placedBefore: number;
  readonly #prospects: readonly Prospect[];
  readonly #fullest: Float64Array;
  readonly #leastShortfall: number;

  constructor(
    present: Instance,
    placedBefore: number,
    usual: UsualPractice,
    futures: readonly Instance[],
    { prices, reward }: { readonly prices: Float64Array; readonly reward: number },
    fullest: Assignment,
  ) {
    this.#present = present;
    this.#placedBefore = placedBefore;
    this.#prospects = futures.map((future) => ({
      future,
      worth: lessPrices(withPersonReward(future, reward), prices).values,
      usual: usual.persons + fill(future, future.values, Int32Array.from(usual.left)),
    }));
    this.#fullest = this.#inTheEnd(fullest);
    this.#leastShortfall = this.#shortfall(this.#fullest);
  }

  /** True when, by the sampled futures, `assignment` ends with practically as many persons as placing all that fits. */
  keepsPersons(assignment: Assignment): boolean {
    const persons = this.#inTheEnd(assignment);
    const loss = persons.reduce((sum, count, k) => sum + this.#fullest[k]! - count, 0) / persons.length;
    return loss <= MEAN_LOSS && this.#shortfall(persons) <= this.#leastShortfall + MEAN_SHORTFALL;
  }

  #inTheEnd(assignment: Assignment): Float64Array {
    const left = remainingCapacities(this.#present, assignment);
    const placed = this.#placedBefore + measure(this.#present, assignment).persons;
    return Float64Array.from(
      this.#prospects,
      ({ future, worth }) => placed + fill(future, worth, Int32Array.from(left)),
    );
  }

  #shortfall(persons: Float64Array): number {
    const below = this.#prospects.map(({ usual }, k) => Math.max(0, usual - persons[k]!));
    return below.reduce((sum, one) => sum + one, 0) / below.length;
  }
}

/** Puts every case that fits where it is worth most, in order, taking from `left`; answers the persons placed. */
function fill(cases: Instance, worth: Float64Array, left: Int32Array): number {
  const n = cases.localityCount;
  let free = left.reduce((sum, places) => sum + places, 0);
  let persons = 0;
  for (let i = 0; i < cases.caseCount && free > 0; i += 1) {
    const size = cases.sizes[i]!;
    let best = Number.NEGATIVE_INFINITY;
    let at = NOWHERE;
    for (let l = 0; l < n; l += 1) {
      if (left[l]! < size || !(worth[i * n + l]! > best)) continue;
      best = worth[i * n + l]!;
      at = l;
    }
    if (at === NOWHERE) continue;
    left[at]! -= size;
    free -= size;
    persons += size;
  }
  return persons;
}
