import type { Objective } from '../batch/batch.ts';
import { fillGaps } from '../batch/fill-gaps.ts';
import { candidatesByPrice, improve } from '../batch/local-search.ts';
import type { Assignment, Instance } from '../model/instance.ts';
import { measure, NOWHERE, remainingCapacities, withPersonReward } from '../model/instance.ts';
import type { Random } from '../model/random.ts';
import { largestWorth, relax, wholeCases } from '../model/relaxation.ts';
import type { Known, Outlook } from './forecast.ts';
import { expectedRemaining, outlookOf, sampleFuture } from './forecast.ts';
import { fillLastPlaces } from './last-places.ts';
import type { UsualPractice } from './persons-guard.ts';
import { PersonsGuard } from './persons-guard.ts';
import { rollOut } from './roll-out.ts';
import type { Priced } from './sampled-prices.ts';
import { lessPrices, priceBySamples } from './sampled-prices.ts';
import { areScarce, worthInOnePool } from './scarce-places.ts';

/** In units of the largest score per person: the weight in the prices of a place lost to a later person. */
const PERSON_REWARD = 0.5;
/** Per person, in the same units; above every difference that scores and prices can make. */
const PLACE_NOW = 1e4;
const ROLLED_CASES = 20_000;
const FEWEST_ROLLS = 4;
const MAX_ROLLS = 40;
/** The last places are filled with care once this many cases per locality remain: where places are scarce … */
const LAST_CASES = 2;
const LAST_FUTURES = 100;
/** … or fewer persons than this would be gained over the greedy baseline. */
const CLEARLY_AHEAD = 5;

/** The situation when a batch is decided. */
export interface Standing {
  readonly known: Known;
  readonly placedBefore: number;
  /** What the greedy baseline would have done so far, including this batch. */
  readonly usual: UsualPractice;
}

/** Decides one batch with the places that are left; sees nothing of what arrives later. */
export function decideBatch(
  present: Instance,
  standing: Standing,
  objective: Objective,
  random: Random,
): Assignment {
  const { known } = standing;
  const outlook = outlookOf(known);
  const unit = largestWorth(known.history.caseCount > 0 ? known.history : known.seen);
  const reward = objective === 'placed-first' ? unit * PERSON_REWARD : 0;
  const priced = priceBySamples(present, known, outlook, reward, unit, random);
  if (objective === 'score') return assign(priced.worth);
  const futures = (count: number): Instance[] =>
    Array.from({ length: count }, () => sampleFuture(known, outlook, random));
  const scarce = areScarce(known, outlook);
  const assignment = scarce
    ? assign(worthInOnePool(present, known, outlook, priced, unit))
    : guarded(present, standing, { ...priced, reward, unit }, () => futures(rollsOf(outlook)));
  if (expectedRemaining(outlook) >= present.localityCount * LAST_CASES) return assignment;
  const last = futures(LAST_FUTURES);
  if (!scarce && aheadOfUsual(present, assignment, standing, last) >= CLEARLY_AHEAD) return assignment;
  const beyondPrices = (cases: Instance): Instance =>
    lessPrices(withPersonReward(cases, reward), priced.prices);
  fillLastPlaces(beyondPrices(present), assignment, last.map(beyondPrices), unit);
  return assignment;
}

/** How many more persons than the greedy baseline, on average over futures in which everything that fits is placed. */
function aheadOfUsual(
  present: Instance,
  assignment: Assignment,
  { placedBefore, usual }: Standing,
  futures: readonly Instance[],
): number {
  const placed = placedBefore + measure(present, assignment).persons;
  const left = remainingCapacities(present, assignment);
  const ahead = futures.map((future) => {
    const persons = rollOut(future, future.values, Int32Array.from(left)).persons;
    return persons - rollOut(future, future.values, Int32Array.from(usual.left)).persons;
  });
  return placed - usual.persons + ahead.reduce((sum, one) => sum + one, 0) / ahead.length;
}

interface Rated extends Priced {
  readonly reward: number;
  readonly unit: number;
}

/**
 * Places everything that fits, except cases that the prices refuse and whose refusal costs no persons in the sampled
 * futures.
 */
function guarded(
  present: Instance,
  standing: Standing,
  { prices, worth, reward, unit }: Rated,
  sampleFutures: () => Instance[],
): Assignment {
  const free = assign(worth);
  const now = unit * PLACE_NOW;
  const everyone = Array.from({ length: present.caseCount }, (_, i) => i);
  const fullest = assign(insisting(worth, everyone, now));
  const refused = everyone.filter((i) => free[i] === NOWHERE && fullest[i] !== NOWHERE);
  if (refused.length === 0) return fullest;
  const guard = new PersonsGuard(
    present,
    standing.placedBefore,
    standing.usual,
    sampleFutures(),
    { prices, reward },
    fullest,
  );
  return fewestPlaced(worth, free, refused, now, guard) ?? fullest;
}

/** The assignment that refuses as many of the refused as the guard allows, those worth least first. */
function fewestPlaced(
  worth: Instance,
  free: Assignment,
  refused: readonly number[],
  now: number,
  guard: PersonsGuard,
): Assignment | undefined {
  if (guard.keepsPersons(free)) return free;
  const order = [...refused].sort((a, b) => perPerson(worth, b) - perPerson(worth, a) || a - b);
  const placed = Array.from(free.keys()).filter((i) => free[i] !== NOWHERE);
  let best: Assignment | undefined;
  let tooFew = 0;
  let enough = order.length;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    const tried = assign(insisting(worth, [...placed, ...order.slice(0, middle)], now));
    if (guard.keepsPersons(tried)) {
      best = tried;
      enough = middle;
    } else tooFew = middle;
  }
  return best;
}

function rollsOf(outlook: Outlook): number {
  const wanted = Math.ceil(ROLLED_CASES / (expectedRemaining(outlook) + 1));
  return Math.min(MAX_ROLLS, Math.max(FEWEST_ROLLS, wanted));
}

/** The highest total worth, approximately; nothing with negative worth. */
function assign(worth: Instance): Assignment {
  const relaxation = relax(worth, 0);
  const assignment = wholeCases(worth, relaxation);
  improve(worth, candidatesByPrice(worth, relaxation.prices, worth.localityCount), assignment);
  fillGaps(worth, assignment, 0);
  return assignment;
}

/** The same, with these cases worth so much per person that they are placed if they fit. */
function insisting(worth: Instance, cases: readonly number[], bonus: number): Instance {
  const n = worth.localityCount;
  const values = Float64Array.from(worth.values);
  for (const i of cases) {
    for (let at = i * n; at < (i + 1) * n; at += 1) values[at]! += bonus * worth.sizes[i]!;
  }
  return { ...worth, values };
}

function perPerson({ values, sizes, localityCount: n }: Instance, i: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let l = 0; l < n; l += 1) best = Math.max(best, values[i * n + l]!);
  return best / sizes[i]!;
}
