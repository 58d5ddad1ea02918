import type { Instance } from '../model/instance.ts';
import type { Known, Outlook } from './forecast.ts';
import { expectedRemaining, fillablePlaces, likelyCounts } from './forecast.ts';
import type { Arrival } from './places-value.ts';
import { priceOfPlaces } from './places-value.ts';
import type { Priced } from './sampled-prices.ts';
import { VOTE } from './sampled-prices.ts';

/** Expected persons ÷ fillable places of the period above which the question is whom to leave out, not where to send whom. */
const SCARCE = 1.08;
/** The cost of a place that stays free, in units of the largest score per person. */
const FREE_PLACE = 2;
/** Arrivals not relied upon, per locality: the last places need cases that happen to fit. */
const NOT_COUNTED = 0.4;

/** True if clearly more persons are expected in the period than there are places open to any of them. */
export function areScarce({ history, seen }: Known, outlook: Outlook): boolean {
  const persons = total(seen.sizes);
  const known = seen.caseCount + history.caseCount;
  const later = (expectedRemaining(outlook) * (persons + total(history.sizes))) / known;
  return persons + later > SCARCE * fillablePlaces([history, seen], seen.capacities);
}

/**
 * The worth of each current case beyond its places, when these are priced as one pool: the dynamic program gives the
 * price for all that are left, the sampled futures the differences between localities. It is exact about the end of
 * the period, so it knows how few may be left out before places stay free.
 */
export function worthInOnePool(
  present: Instance,
  known: Known,
  outlook: Outlook,
  { prices, votes, unfilled }: Priced,
  unit: number,
): Instance {
  const n = present.localityCount;
  const places = total(present.capacities);
  const mean =
    prices.reduce((sum, price, l) => sum + price * present.capacities[l]!, 0) / Math.max(1, places);
  const differences = prices.map((price) => price - mean);
  const pool = [known.history, known.seen].flatMap((cases) => arrivalsOf(cases, present, differences));
  const drawn = known.history.caseCount + known.seen.caseCount;
  const reserve = NOT_COUNTED * n - present.caseCount / 2;
  const counts = likelyCounts(outlook).map((count) => Math.max(0, Math.round(count - reserve)));
  const fillable = Math.max(0, Math.round(places - unfilled));
  const priceOf = priceOfPlaces(pool, drawn, counts, fillable, FREE_PLACE * unit);
  const values = new Float64Array(present.values.length);
  for (let i = 0; i < present.caseCount; i += 1) {
    const size = present.sizes[i]!;
    const price = priceOf(size);
    const voted = votes.subarray(i * n, (i + 1) * n);
    const most = voted.reduce((a, b) => Math.max(a, b), 0);
    for (let l = 0; l < n; l += 1) {
      const worth = present.values[i * n + l]! - size * differences[l]! - price;
      values[i * n + l] = (1 - VOTE) * worth + VOTE * unit * (voted[l]! - most);
    }
  }
  return { ...present, values };
}

/** The placeable cases, each with its size and its highest worth. */
function arrivalsOf(cases: Instance, present: Instance, differences: Float64Array): Arrival[] {
  const n = present.localityCount;
  return Array.from({ length: cases.caseCount }, (_, i) => {
    const size = cases.sizes[i]!;
    let worth = Number.NEGATIVE_INFINITY;
    for (let l = 0; l < n; l += 1) {
      if (present.capacities[l]! < size) continue;
      worth = Math.max(worth, cases.values[i * n + l]! - size * differences[l]!);
    }
    return { size, worth };
  }).filter(({ worth }) => worth > Number.NEGATIVE_INFINITY);
}

const total = (counts: Int32Array): number => counts.reduce((sum, count) => sum + count, 0);
