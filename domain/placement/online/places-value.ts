/** A case that may arrive: how many places it takes, and its worth at the best locality. */
export interface Arrival {
  readonly size: number;
  readonly worth: number;
}

const GRID = 200;
const SMALLEST_STEP = 1e-9;
/**
 * If more arrivals than this remain in the period, the horizon is cut to this number, with correspondingly fewer
 * places.
 */
const MAX_ARRIVALS = 600;

/** The expected gain of an arrival beyond the price of its places, counting only arrivals of one size. */
class Gain {
  readonly size: number;
  readonly #lowest: number;
  readonly #step: number;
  readonly #share: number;
  readonly #table: Float64Array;

  constructor(size: number, worths: readonly number[], arrivals: number) {
    this.size = size;
    this.#lowest = worths.reduce((least, worth) => Math.min(least, worth));
    const highest = worths.reduce((most, worth) => Math.max(most, worth));
    this.#step = Math.max(SMALLEST_STEP, (highest - this.#lowest) / GRID);
    this.#share = worths.length / arrivals;
    this.#table = Float64Array.from({ length: GRID + 1 }, (_, k) => {
      const price = this.#lowest + k * this.#step;
      return worths.reduce((sum, worth) => sum + Math.max(0, worth - price), 0) / arrivals;
    });
  }

  beyond(price: number): number {
    const at = (price - this.#lowest) / this.#step;
    if (at <= 0) return this.#table[0]! + this.#share * (this.#lowest - price);
    if (at >= GRID) return 0;
    const k = Math.floor(at);
    return this.#table[k]! + (at - k) * (this.#table[k + 1]! - this.#table[k]!);
  }
}

/**
 * The value of each number of places that a case may take now: by how much it lowers the value of the remaining
 * places. An exact dynamic program over one pool of `places`, in which each later arrival, drawn from `pool`, is
 * taken or left so that the sum of worth, less `lost` for each place that stays free, is highest. The number of
 * arrivals is one of `counts`, each equally likely; `drawn` counts the arrivals from which the placeable ones in the
 * pool were drawn.
 */
export function priceOfPlaces(
  pool: readonly Arrival[],
  drawn: number,
  counts: readonly number[],
  places: number,
  lost: number,
): (size: number) => number {
  const shorter = Math.max(1, Math.max(...counts) / MAX_ARRIVALS);
  const free = Math.round(places / shorter);
  const gains = gainsOf(pool, drawn);
  const values = [...counts]
    .sort((a, b) => a - b)
    .map((count) => Math.round(count / shorter))
    .map(valuesAfter(gains, free, lost));
  return (size) => {
    const lowered = values.reduce((sum, value) => sum + value[free]! - value[Math.max(0, free - size)]!, 0);
    return lowered / values.length;
  };
}

function gainsOf(pool: readonly Arrival[], drawn: number): Gain[] {
  const bySize = new Map<number, number[]>();
  for (const { size, worth } of pool) {
    const worths = bySize.get(size);
    if (worths === undefined) bySize.set(size, [worth]);
    else worths.push(worth);
  }
  return [...bySize].sort(([a], [b]) => a - b).map(([size, worths]) => new Gain(size, worths, drawn));
}

/** For ascending counts of arrivals: the value of 0 … `places` free places before them. */
function valuesAfter(
  gains: readonly Gain[],
  places: number,
  lost: number,
): (count: number) => Float64Array<ArrayBuffer> {
  let value = Float64Array.from({ length: places + 1 }, (_, free) => -lost * free);
  let next = new Float64Array(places + 1);
  let arrived = 0;
  return (count) => {
    for (; arrived < count; arrived += 1) {
      for (let free = 0; free <= places; free += 1) {
        let expected = value[free]!;
        for (const gain of gains) {
          if (gain.size > free) break;
          expected += gain.beyond(value[free]! - value[free - gain.size]!);
        }
        next[free] = expected;
      }
      [value, next] = [next, value];
    }
    return Float64Array.from(value);
  };
}
