import type { Assignment, Instance } from '../model/instance.ts';
import { isAllowed, measure, NOWHERE, remainingCapacities } from '../model/instance.ts';
import { partOf, solvePart } from '../model/part.ts';
import { thresholdFor } from '../model/reduced-options.ts';
import type { Relaxation } from '../model/relaxation.ts';
import type { SolveBinary } from '../model/solver-port.ts';

const MAX_TRIES = 80;
const REACH = 6;
const FREE = 6;
const PAIRS_PER_CASE = 5;
const NODES = 30;

/**
 * Places persons whom the relaxation can place but the assignment does not, by making room around each unplaced case:
 * the localities open to it, and those that still have places, are refilled together.
 */
export function repairPersons(
  instance: Instance,
  relaxation: Relaxation,
  costs: Float64Array,
  assignment: Assignment,
  solve: SolveBinary,
  seed: number,
): void {
  const threshold = thresholdFor(costs, instance.caseCount * PAIRS_PER_CASE);
  const tried = new Set<number>();
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (measure(instance, assignment).persons >= relaxation.persons) return;
    const item = nextUnplaced(instance, assignment, tried);
    if (item === NOWHERE) return;
    tried.add(item);
    const group = around(instance, relaxation.prices, assignment, item);
    const part = partOf(instance, assignment, group, costs, threshold);
    const gap = relaxation.reward * 0.9;
    solvePart(instance, assignment, { ...part, reward: relaxation.reward }, relaxation.reward, solve, {
      nodes: NODES,
      gap,
      seed,
    });
  }
}

function nextUnplaced(instance: Instance, assignment: Assignment, tried: ReadonlySet<number>): number {
  let next = NOWHERE;
  for (let i = 0; i < instance.caseCount; i += 1) {
    if (assignment[i] !== NOWHERE || tried.has(i)) continue;
    if (next === NOWHERE || instance.sizes[i]! > instance.sizes[next]!) next = i;
  }
  return next;
}

function around(instance: Instance, prices: Float64Array, assignment: Assignment, item: number): number[] {
  const left = remainingCapacities(instance, assignment);
  const all = Array.from({ length: instance.localityCount }, (_, l) => l);
  const fits = (l: number): boolean =>
    isAllowed(instance, item, l) && instance.capacities[l]! >= instance.sizes[item]!;
  const reach = all.filter(fits).sort((a, b) => prices[a]! - prices[b]! || left[b]! - left[a]! || a - b);
  const free = all.filter((l) => left[l]! > 0).sort((a, b) => left[b]! - left[a]! || a - b);
  return [...new Set([...reach.slice(0, REACH), ...free.slice(0, FREE)])];
}
