import type { Assignment, Instance } from '../model/instance.ts';
import { isAllowed, measure, NOWHERE, remainingCapacities, valueAt } from '../model/instance.ts';
import { rollOut } from './roll-out.ts';

/** What a person placed in the end counts beside the score, in units of the largest score per person. */
export const PERSON = 3;
/** In the same units: what filling a locality to its last place counts during roll-outs. */
const LAST_PLACE = 1;
const PASSES = 2;
/** The most cases × localities examined in roll-outs for one batch. */
const MAX_WORK = 3e8;
const TOLERANCE = 1e-9;

/** A sampled future whose values are what remains after paying for the places. */
export type Prospect = Instance;

type Change = readonly [item: number, to: number];

/**
 * Improves an assignment of the last batches, case by case, in place: a case moves, or takes another's places, if the
 * sampled futures, in which everything that fits is placed from then on, then end with more persons and worth.
 * `worth` is the current batch with values as in the futures.
 */
export function fillLastPlaces(
  worth: Instance,
  assignment: Assignment,
  futures: readonly Prospect[],
  unit: number,
): void {
  const outcomeOf = (): number => {
    const left = remainingCapacities(worth, assignment);
    const now = measure(worth, assignment);
    let later = 0;
    for (const future of futures) {
      const end = rollOut(future, future.values, Int32Array.from(left), LAST_PLACE * unit);
      later += end.worth + end.persons * PERSON * unit;
    }
    return now.score + now.persons * PERSON * unit + later / Math.max(1, futures.length);
  };
  const looked = futures.reduce((sum, { caseCount }) => sum + caseCount, worth.caseCount);
  let tries = Math.floor(MAX_WORK / (looked * worth.localityCount));
  let best = outcomeOf();
  for (let pass = 0; pass < PASSES; pass += 1) {
    const before = best;
    for (const changes of changesOf(worth, assignment)) {
      if (tries <= 0) return;
      tries -= 1;
      const undo = changes.map(([item]): Change => [item, assignment[item]!]);
      apply(changes, assignment);
      const outcome = outcomeOf();
      if (outcome > best + TOLERANCE) best = outcome;
      else apply(undo, assignment);
    }
    if (best === before) return;
  }
}

function apply(changes: readonly Change[], assignment: Assignment): void {
  for (const [item, to] of changes) assignment[item] = to;
}

/** Every move to a locality with room, and every taking of another's places, under the current assignment. */
function* changesOf(batch: Instance, assignment: Assignment): Generator<readonly Change[]> {
  for (let item = 0; item < batch.caseCount; item += 1) {
    for (let to = 0; to < batch.localityCount; to += 1) {
      if (to === assignment[item] || !isAllowed(batch, item, to)) continue;
      const left = remainingCapacities(batch, assignment);
      const missing = batch.sizes[item]! - left[to]!;
      if (missing <= 0) yield [[item, to]];
      else yield* takings(batch, assignment, left, item, to);
    }
  }
}

function* takings(
  batch: Instance,
  assignment: Assignment,
  left: Int32Array,
  item: number,
  to: number,
): Generator<readonly Change[]> {
  const missing = batch.sizes[item]! - left[to]!;
  const from = assignment[item]!;
  const room = Int32Array.from(left);
  room[to] = 0;
  if (from !== NOWHERE) room[from]! += batch.sizes[item]!;
  for (let other = 0; other < batch.caseCount; other += 1) {
    if (assignment[other] !== to || batch.sizes[other]! < missing || assignment[item] !== from) continue;
    yield [
      [item, to],
      [other, bestWithRoom(batch, other, room)],
    ];
  }
}

function bestWithRoom(batch: Instance, item: number, room: Int32Array): number {
  let best = Number.NEGATIVE_INFINITY;
  let at = NOWHERE;
  for (let l = 0; l < batch.localityCount; l += 1) {
    if (room[l]! < batch.sizes[item]! || !(valueAt(batch, item, l) > best)) continue;
    best = valueAt(batch, item, l);
    at = l;
  }
  return at;
}
