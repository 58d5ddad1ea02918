import type { Assignment, Instance } from '../model/instance.ts';
import { measure, remainingCapacities, withPersonReward } from '../model/instance.ts';
import { rollOut } from './roll-out.ts';
import { lessPrices } from './sampled-prices.ts';

/** The greedy baseline (one case after the other, each where it scores most), with which a batch is compared. */
export class UsualPractice {
  readonly left: Int32Array;
  persons = 0;

  constructor(capacities: Int32Array) {
    this.left = Int32Array.from(capacities);
  }

  /** Decides the cases of a batch in order. */
  take(batch: Instance): void {
    this.persons += rollOut(batch, batch.values, this.left).persons;
  }
}

/** A sampled future, and how many persons the greedy baseline would end with in it. */
interface Prospect {
  readonly future: Instance;
  readonly worth: Float64Array;
  readonly usual: number;
}

const cutShort = (future: Instance): Instance => ({
  ...future,
  caseCount: Math.max(0, Math.floor(future.caseCount - CUT * Math.sqrt(future.caseCount))),
});

/** How many fewer persons, on average over the futures, holding places back may lead to. */
const MEAN_LOSS = 1.5;
/** How many fewer persons than the greedy baseline, on average over the shortened futures, are allowed. */
const MEAN_SHORTFALL = 0.1;
/** In deviations of a count of arrivals: how much shorter than sampled a future may turn out. */
const CUT = 1;

/**
 * Tells whether leaving out cases that would fit costs persons. In every sampled future everything that arrives from
 * now on is placed wherever it fits; that can still be done later, so the estimate does not rely on holding places
 * back again.
 */
export class PersonsGuard {
  readonly #present: Instance;
  readonly #placedBefore: number;
  readonly #prospects: readonly Prospect[];
  readonly #fullest: Float64Array;
  readonly #allowedShortfall: number;

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
      usual: usual.persons + rollOut(cutShort(future), future.values, Int32Array.from(usual.left)).persons,
    }));
    this.#fullest = this.#inTheEnd(fullest, asSampled);
    this.#allowedShortfall = Math.max(MEAN_SHORTFALL, this.#shortfall(fullest));
  }

  /**
   * True if, according to the sampled futures, `assignment` ends with practically as many persons as placing
   * everything that fits.
   */
  keepsPersons(assignment: Assignment): boolean {
    const persons = this.#inTheEnd(assignment, asSampled);
    const loss = persons.reduce((sum, count, k) => sum + this.#fullest[k]! - count, 0) / persons.length;
    return loss <= MEAN_LOSS && this.#shortfall(assignment) <= this.#allowedShortfall;
  }

  #inTheEnd(assignment: Assignment, as: (future: Instance) => Instance): Float64Array {
    const left = remainingCapacities(this.#present, assignment);
    const placed = this.#placedBefore + measure(this.#present, assignment).persons;
    return Float64Array.from(
      this.#prospects,
      ({ future, worth }) => placed + rollOut(as(future), worth, Int32Array.from(left)).persons,
    );
  }

  #shortfall(assignment: Assignment): number {
    const persons = this.#inTheEnd(assignment, cutShort);
    const below = this.#prospects.map(({ usual }, k) => Math.max(0, usual - persons[k]!));
    return below.reduce((sum, one) => sum + one, 0) / below.length;
  }
}

const asSampled = (future: Instance): Instance => future;
